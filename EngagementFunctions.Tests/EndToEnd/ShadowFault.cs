using EngagementFunctions.Local.BigQuery.Jobs;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>Changes the shadow before the first query that reads it: the loads are done, the verification is not.</summary>
internal static class ShadowFault
{
    /// <param name="world">Whose emulator.</param>
    /// <param name="job">The job about to be done.</param>
    /// <param name="sql">Statements for the storage; <c>SHADOW</c> stands for the table.</param>
    /// <returns>Whether this was the moment.</returns>
    public static bool Plant(EngagementWorld world, EmulatedJob job, string sql)
    {
        var query = job.Kind == "QUERY" ? (string)job.Details["query"]! : "";
        if (!query.Contains("shadow_", StringComparison.Ordinal) || !query.Contains("COUNTIF", StringComparison.Ordinal))
        {
            return false;
        }

        var shadow = query[query.LastIndexOf("shadow_", StringComparison.Ordinal)..].TrimEnd('`', '\n', ' ');
        var table = $"\"{world.Names.Project}:{world.Names.WorkDataset}\".\"{shadow}\"";
        world.Emulator.ExecuteStorage(sql.Replace("SHADOW", table, StringComparison.Ordinal));
        return true;
    }
}
