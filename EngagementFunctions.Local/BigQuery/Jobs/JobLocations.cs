using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Jobs;

/// <summary>A job runs where its datasets are; told to run elsewhere, it does not find them.</summary>
internal static class JobLocations
{
    public static string Choose(
        Catalog catalog, string projectId, JsonObject configuration, string? given, string absent)
    {
        if (given is not null) return Canonical(given);
        var known = Datasets(catalog, projectId, configuration).Select(catalog.FindDataset).OfType<Dataset>();
        return Canonical(known.FirstOrDefault()?.Location ?? absent);
    }

    /// <summary>The multi-regions are written in capitals, regions in small letters.</summary>
    public static string Canonical(string location) =>
        location.ToUpperInvariant() is "US" or "EU" ? location.ToUpperInvariant() : location.ToLowerInvariant();

    public static void Require(Catalog catalog, EmulatedJob job)
    {
        var location = job.Reference.Location;
        foreach (var id in Datasets(catalog, job.Reference.ProjectId, job.Configuration))
        {
            if (catalog.FindDataset(id) is { } dataset && Canonical(dataset.Location) != location)
                throw BigQueryError.NotFound($"Not found: Dataset {id} was not found in location {location}");
        }
    }

    private static IEnumerable<DatasetId> Datasets(Catalog catalog, string projectId, JsonObject configuration)
    {
        var details = configuration.Object(JobConfiguration.Kind(configuration).ToLowerInvariant())!;
        var references = new[] { details.Object("destinationTable"), details.Object("defaultDataset"),
            details.Object("sourceTable") }.OfType<JsonObject>().Concat(details.Objects("sourceTables"));
        var named = references.Where(reference => reference.Text("datasetId") is not null)
            .Select(reference => new DatasetId(
                reference.Text("projectId") ?? projectId, reference.RequiredText("datasetId")));
        return named.Concat(Mentioned(catalog, projectId, details.Text("query"))).Distinct();
    }

    /// <summary>Datasets whose name stands before a dot in the text of the query.</summary>
    private static IEnumerable<DatasetId> Mentioned(Catalog catalog, string projectId, string? sql) => sql is null
        ? []
        : catalog.Datasets.Keys.Where(id => id.ProjectId == projectId
            && Regex.IsMatch(sql, $@"(?<![\w]){Regex.Escape(id.Name)}`?\s*\.", RegexOptions.CultureInvariant));
}
