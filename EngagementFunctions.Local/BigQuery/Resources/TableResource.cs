using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class TableResource
{
    public static JsonObject Write(Table table, TableSize size, string location, Uri origin)
    {
        var json = Summary(table);
        var id = table.Id;
        json["selfLink"] =
            $"{origin}bigquery/v2/projects/{id.ProjectId}/datasets/{id.DatasetName}/tables/{id.Name}";
        json["location"] = location;
        json["lastModifiedTime"] = table.Modified.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        json["numRows"] = size.Rows.ToString(CultureInfo.InvariantCulture);
        json["numBytes"] = size.Bytes.ToString(CultureInfo.InvariantCulture);
        json["numTotalLogicalBytes"] = json["numBytes"]!.DeepClone();
        json["numActiveLogicalBytes"] = json["numBytes"]!.DeepClone();
        json["numLongTermBytes"] = "0";
        if (table.Schema.Count > 0) json["schema"] = SchemaResource.Write(table.Schema);
        if (table.Description is not null) json["description"] = table.Description;
        if (table.RequirePartitionFilter is { } required) json["requirePartitionFilter"] = required;
        if (table.Constraints is { } constraints) json["tableConstraints"] = LayoutResource.Constraints(constraints);
        json["etag"] = ResourceParts.Etag(json);
        return json;
    }

    /// <summary>What a list shows of each table.</summary>
    public static JsonObject Summary(Table table)
    {
        var json = new JsonObject
        {
            ["kind"] = "bigquery#table",
            ["id"] = table.Id.ToString(),
            ["tableReference"] = ResourceParts.TableReference(table.Id),
            ["type"] = table.ViewQuery is null ? "TABLE" : "VIEW",
            ["creationTime"] = ResourceParts.EpochMs(table.Created),
        };
        if (table.FriendlyName is not null) json["friendlyName"] = table.FriendlyName;
        if (!table.Labels.IsEmpty) json["labels"] = ResourceParts.Labels(table.Labels);
        if (table.ExpirationTime is { } expiration) json["expirationTime"] = ResourceParts.EpochMs(expiration);
        if (table.TimePartitioning is { } time) json["timePartitioning"] = LayoutResource.Time(time);
        if (table.RangePartitioning is { } range) json["rangePartitioning"] = LayoutResource.Range(range);
        if (table.Clustering.Count > 0) json["clustering"] = LayoutResource.Clustering(table.Clustering);
        if (table.ViewQuery is { } query)
            json["view"] = new JsonObject { ["query"] = query, ["useLegacySql"] = false };
        return json;
    }

    /// <summary>
    /// Members that are present replace; those that are null are taken away; absent ones stay. The schema is left to
    /// the caller, since rows hang on it.
    /// </summary>
    public static Table Patch(Table table, JsonObject json)
    {
        foreach (var name in json.Select(member => member.Key)) table = PatchMember(table, json, name);
        return table;
    }

    private static Table PatchMember(Table table, JsonObject json, string name) => name switch
    {
        "description" => table with { Description = json.Text(name) },
        "friendlyName" => table with { FriendlyName = json.Text(name) },
        "labels" => table with
        {
            Labels = json.Object(name) is { } labels
                ? ResourceParts.ReadLabels(labels, table.Labels)
                : table.Labels.Clear(),
        },
        "expirationTime" => table with { ExpirationTime = Time(json.Number(name)) },
        "timePartitioning" => table with { TimePartitioning = LayoutResource.ReadTime(json.Object(name)) },
        "rangePartitioning" => table with { RangePartitioning = LayoutResource.ReadRange(json.Object(name)) },
        "clustering" => table with { Clustering = json.Object(name)?.Texts("fields") ?? [] },
        "requirePartitionFilter" => table with { RequirePartitionFilter = json.Flag(name) },
        "tableConstraints" => table with
        {
            Constraints = LayoutResource.ReadConstraints(json.Object(name), table.Id.ProjectId),
        },
        "view" => table with { ViewQuery = json.Object(name)?.RequiredText("query") },
        _ => table,
    };

    private static DateTimeOffset? Time(long? epochMs) =>
        epochMs is > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(epochMs.Value) : null;
}
