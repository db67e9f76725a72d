using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class DatasetResource
{
    private static readonly string[] Kept = ["access", "defaultPartitionExpirationMs", "maxTimeTravelHours"];

    public static JsonObject Write(Dataset dataset, Uri origin)
    {
        var json = Summary(dataset);
        json["selfLink"] = $"{origin}bigquery/v2/projects/{dataset.Id.ProjectId}/datasets/{dataset.Id.Name}";
        json["type"] = "DEFAULT";
        json["creationTime"] = ResourceParts.EpochMs(dataset.Created);
        json["lastModifiedTime"] = ResourceParts.EpochMs(dataset.Modified);
        if (dataset.Description is not null) json["description"] = dataset.Description;
        if (dataset.DefaultTableExpiration is { } lifetime)
            json["defaultTableExpirationMs"] = lifetime.TotalMilliseconds.ToString("F0", CultureInfo.InvariantCulture);
        foreach (var (name, value) in dataset.KeptJson) json[name] = JsonNode.Parse(value);
        json["etag"] = ResourceParts.Etag(json);
        return json;
    }

    /// <summary>What a list shows of each dataset.</summary>
    public static JsonObject Summary(Dataset dataset)
    {
        var json = new JsonObject
        {
            ["kind"] = "bigquery#dataset",
            ["id"] = dataset.Id.ToString(),
            ["datasetReference"] = new JsonObject
            {
                ["projectId"] = dataset.Id.ProjectId, ["datasetId"] = dataset.Id.Name,
            },
            ["location"] = dataset.Location,
        };
        if (dataset.FriendlyName is not null) json["friendlyName"] = dataset.FriendlyName;
        if (!dataset.Labels.IsEmpty) json["labels"] = ResourceParts.Labels(dataset.Labels);
        return json;
    }

    /// <summary>Members that are present replace; those that are null are taken away; absent ones stay.</summary>
    public static Dataset Patch(Dataset dataset, JsonObject json)
    {
        foreach (var (name, value) in json)
        {
            dataset = name switch
            {
                "description" => dataset with { Description = json.Text(name) },
                "friendlyName" => dataset with { FriendlyName = json.Text(name) },
                "labels" => dataset with { Labels = Labels(dataset, value) },
                "defaultTableExpirationMs" => dataset with { DefaultTableExpiration = Lifetime(json.Number(name)) },
                _ when Kept.Contains(name) => dataset with { KeptJson = Keep(dataset.KeptJson, name, value) },
                _ => dataset,
            };
        }

        return dataset;
    }

    private static ImmutableDictionary<string, string> Labels(Dataset dataset, JsonNode? value) =>
        value is JsonObject labels ? ResourceParts.ReadLabels(labels, dataset.Labels) : dataset.Labels.Clear();

    private static TimeSpan? Lifetime(long? milliseconds) =>
        milliseconds is > 0 ? TimeSpan.FromMilliseconds(milliseconds.Value) : null;

    private static ImmutableDictionary<string, string> Keep(
        ImmutableDictionary<string, string> kept, string name, JsonNode? value) =>
        value is null ? kept.Remove(name) : kept.SetItem(name, value.ToJsonString());
}
