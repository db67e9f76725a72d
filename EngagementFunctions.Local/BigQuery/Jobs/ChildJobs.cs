using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Queries;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>The statements of a script, each as a job of its own that is done already.</summary>
internal static class ChildJobs
{
    public static IEnumerable<EmulatedJob> Of(EmulatedJob parent, QueryOutcome? outcome, DateTimeOffset now) =>
        (outcome?.Children ?? []).Select((child, index) => Child(parent, child, index, now));

    private static EmulatedJob Child(EmulatedJob parent, ChildStatement child, int index, DateTimeOffset now)
    {
        var reference = parent.Reference with { JobId = $"script_job_{parent.Reference.JobId}_{index}" };
        var configuration = new JsonObject
        {
            ["jobType"] = "QUERY", ["query"] = new JsonObject { ["query"] = child.Sql, ["useLegacySql"] = false },
        };
        var job = new EmulatedJob(reference, "QUERY", configuration, now) { ParentJobId = parent.Reference.JobId };
        job.Start(now);
        job.Finish(QueryStatistics.Result(child.Outcome), now);
        return job;
    }
}
