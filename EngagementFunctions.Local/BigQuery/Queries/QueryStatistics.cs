using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>The statistics of a query job, from what the SQL engine handed back.</summary>
internal static class QueryStatistics
{
    public static JobResult Result(QueryOutcome outcome, bool isDryRun = false)
    {
        var query = new JsonObject
        {
            ["statementType"] = outcome.StatementType,
            ["totalBytesProcessed"] = Digits(outcome.TotalBytesProcessed),
            ["totalBytesBilled"] = isDryRun ? "0" : Digits(outcome.TotalBytesProcessed),
            ["cacheHit"] = false,
        };
        if (outcome.Schema.Count > 0) query["schema"] = SchemaResource.Write(outcome.Schema);
        AddReferences(query, outcome);
        AddChanges(query, outcome);
        var statistics = new JsonObject
        {
            ["totalBytesProcessed"] = Digits(outcome.TotalBytesProcessed), ["query"] = query,
        };
        if (outcome.Children.Count > 0) statistics["numChildJobs"] = Digits(outcome.Children.Count);
        return new JobResult(statistics) { Outcome = outcome };
    }

    private static void AddReferences(JsonObject query, QueryOutcome outcome)
    {
        if (outcome.ReferencedTables.Count == 0) return;
        query["referencedTables"] = new JsonArray(
            [.. outcome.ReferencedTables.Select(table => (JsonNode)ResourceParts.TableReference(table))]);
    }

    private static void AddChanges(JsonObject query, QueryOutcome outcome)
    {
        if (outcome.Dml is { } dml)
        {
            query["numDmlAffectedRows"] = Digits(dml.Affected);
            query["dmlStats"] = DmlStats(dml);
        }

        if (outcome.DdlOperation is { } operation) query["ddlOperationPerformed"] = operation;
        if (outcome.DdlTargetTable is { } table) query["ddlTargetTable"] = ResourceParts.TableReference(table);
        if (outcome.DdlTargetRoutine is { } routine)
            query["ddlTargetRoutine"] = new JsonObject
            {
                ["projectId"] = routine.Dataset.ProjectId,
                ["datasetId"] = routine.Dataset.Name,
                ["routineId"] = routine.Name,
            };
    }

    public static JsonObject DmlStats(DmlCounts dml) => new()
    {
        ["insertedRowCount"] = Digits(dml.Inserted),
        ["updatedRowCount"] = Digits(dml.Updated),
        ["deletedRowCount"] = Digits(dml.Deleted),
    };

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
