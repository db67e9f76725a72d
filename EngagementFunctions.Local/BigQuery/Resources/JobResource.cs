using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class JobResource
{
    public static JsonObject Write(EmulatedJob job, Uri origin, string userEmail)
    {
        var progress = job.Progress;
        var reference = job.Reference;
        var json = new JsonObject
        {
            ["kind"] = "bigquery#job",
            ["id"] = reference.ToString(),
            ["selfLink"] = $"{origin}bigquery/v2/projects/{reference.ProjectId}/jobs/{reference.JobId}"
                + $"?location={reference.Location}",
            ["user_email"] = userEmail,
            ["configuration"] = Configuration(job, progress),
            ["jobReference"] = reference.Write(),
            ["statistics"] = Statistics(job, progress),
            ["status"] = Status(progress),
        };
        json["etag"] = ResourceParts.Etag(json);
        return json;
    }

    /// <summary>In a list, state and error stand at the top as well.</summary>
    public static JsonObject Summary(EmulatedJob job, Uri origin, string userEmail)
    {
        var json = Write(job, origin, userEmail);
        var status = json["status"]!.AsObject();
        json["state"] = status["state"]!.DeepClone();
        if (status["errorResult"] is { } error) json["errorResult"] = error.DeepClone();
        return json;
    }

    public static JsonObject Error(BigQueryError error)
    {
        var json = new JsonObject { ["reason"] = error.Reason, ["message"] = error.Message };
        if (error.Location is not null) json["location"] = error.Location;
        return json;
    }

    /// <summary>The rows of a query without a destination can be read from the table it was given.</summary>
    private static JsonObject Configuration(EmulatedJob job, JobProgress progress)
    {
        var json = job.Configuration.DeepClone().AsObject();
        if (progress.Result?.Outcome?.ResultTable is { } table && json["query"] is JsonObject query)
            query["destinationTable"] ??= ResourceParts.TableReference(table);
        return json;
    }

    private static JsonObject Statistics(EmulatedJob job, JobProgress progress)
    {
        var json = progress.Result?.Statistics.DeepClone().AsObject() ?? [];
        json["creationTime"] = ResourceParts.EpochMs(job.Created);
        if (progress.Started is { } started) json["startTime"] = ResourceParts.EpochMs(started);
        if (progress.Ended is { } ended)
        {
            json["endTime"] = ResourceParts.EpochMs(ended);
            json["finalExecutionDurationMs"] =
                (ended - progress.Started!.Value).TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        }

        if (job.ParentJobId is { } parent) json["parentJobId"] = parent;
        return json;
    }

    private static JsonObject Status(JobProgress progress)
    {
        var json = new JsonObject { ["state"] = progress.State.ToString() };
        var errors = progress.Error is { } error ? [error, .. error.Details] : progress.Result?.Warnings ?? [];
        if (progress.Error is not null) json["errorResult"] = Error(progress.Error);
        if (errors.Count > 0) json["errors"] = new JsonArray([.. errors.Select(item => (JsonNode)Error(item))]);
        return json;
    }
}
