using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>A job is known by project, location and id; the location is part of the name.</summary>
internal sealed record JobReference(string ProjectId, string Location, string JobId)
{
    public JsonObject Write() => new()
    {
        ["projectId"] = ProjectId, ["jobId"] = JobId, ["location"] = Location,
    };

    public override string ToString() => $"{ProjectId}:{Location}.{JobId}";
}
