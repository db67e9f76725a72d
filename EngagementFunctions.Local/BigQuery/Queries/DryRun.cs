using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>A query that is only analyzed: statistics and a schema, but no job, and no id in use.</summary>
internal sealed class DryRun(EmulatorState state)
{
    public JsonObject Answer(string projectId, JsonObject resource)
    {
        var configuration = resource.Object("configuration")!;
        if (JobConfiguration.Kind(configuration) != "QUERY")
            throw BigQueryError.Invalid("Dry run is only supported for query jobs");
        var outcome = Analyze(projectId, configuration.Object("query")!);
        return new JsonObject
        {
            ["kind"] = "bigquery#job",
            ["id"] = $"{projectId}:",
            ["configuration"] = configuration.DeepClone(),
            ["jobReference"] = new JsonObject
            {
                ["projectId"] = projectId, ["location"] = state.Options.DefaultLocation,
            },
            ["statistics"] = QueryStatistics.Result(outcome, isDryRun: true).Statistics,
            ["status"] = new JsonObject { ["state"] = "DONE" },
            ["user_email"] = state.Options.UserEmail,
        };
    }

    public QueryOutcome Analyze(string projectId, JsonObject query)
    {
        var request = QueryConfiguration.Read(projectId, query) with
        {
            DryRun = true, UserEmail = state.Options.UserEmail, Grants = state.Grants,
        };
        return new Sql.GoogleSqlEngine(state.Warehouse).Execute(request);
    }
}
