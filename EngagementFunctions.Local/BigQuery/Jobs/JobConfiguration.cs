using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Resources;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>What every job configuration must satisfy, whatever its kind.</summary>
internal static class JobConfiguration
{
    private static readonly string[] Kinds = ["load", "copy", "query"];

    public static string Kind(JsonObject configuration)
    {
        if (configuration.ContainsKey("extract"))
            throw BigQueryError.NotImplemented(
                "The emulator runs load, copy and query jobs; extract is not among them.");
        var present = Kinds.Where(kind => configuration[kind] is JsonObject).ToList();
        if (present.Count != 1)
            throw BigQueryError.Invalid("Job configuration must contain exactly one job-specific configuration object "
                + $"(e.g., query, load, extract, spark), but there were {present.Count}: {string.Join(',', present)}");
        return present[0].ToUpperInvariant();
    }

    public static void Check(string jobId, JsonObject configuration)
    {
        ResourceNames.CheckJob(jobId);
        foreach (var (name, value) in configuration.Object("labels") ?? [])
            ResourceNames.CheckLabel(name, value?.ToString() ?? "");
    }

    public static bool IsDryRun(JsonObject resource) => resource.Object("configuration")?.Flag("dryRun") == true;

    /// <summary>One of the names a field may take; absent, the default.</summary>
    public static string Choice(this JsonObject json, string name, string absent, params ReadOnlySpan<string> allowed)
    {
        var text = json.Text(name) is { Length: > 0 } given ? given : absent;
        return allowed.Contains(text) ? text : throw BigQueryError.Invalid($"Invalid value for {name}: {text}", name);
    }
}
