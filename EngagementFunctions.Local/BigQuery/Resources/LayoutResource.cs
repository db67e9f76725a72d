using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

/// <summary>Partitioning, clustering and constraints in resources and in job configurations.</summary>
internal static class LayoutResource
{
    public static JsonObject Time(TimePartitioning partitioning)
    {
        var json = new JsonObject { ["type"] = partitioning.Type };
        if (partitioning.Field is not null) json["field"] = partitioning.Field;
        if (partitioning.ExpirationMs is { } lifetime) json["expirationMs"] = Digits(lifetime);
        return json;
    }

    public static TimePartitioning? ReadTime(JsonObject? json) => json is null
        ? null
        : new TimePartitioning(json.Text("type") ?? "DAY", json.Text("field"), json.Number("expirationMs"));

    public static JsonObject Range(RangePartitioning partitioning) => new()
    {
        ["field"] = partitioning.Field,
        ["range"] = new JsonObject
        {
            ["start"] = Digits(partitioning.Start),
            ["end"] = Digits(partitioning.End),
            ["interval"] = Digits(partitioning.Interval),
        },
    };

    public static RangePartitioning? ReadRange(JsonObject? json)
    {
        if (json is null) return null;
        var range = json.Object("range") ?? throw BigQueryError.Invalid("Required parameter is missing: range");
        return new RangePartitioning(
            json.RequiredText("field"), range.Number("start") ?? 0, range.Number("end") ?? 0,
            range.Number("interval") ?? 1);
    }

    public static JsonObject Clustering(IReadOnlyList<string> columns) =>
        new() { ["fields"] = ResourceParts.Array(columns) };

    public static JsonObject Constraints(TableConstraints constraints)
    {
        var json = new JsonObject();
        if (constraints.PrimaryKey.Count > 0)
            json["primaryKey"] = new JsonObject { ["columns"] = ResourceParts.Array(constraints.PrimaryKey) };
        if (constraints.ForeignKeys.Count > 0)
            json["foreignKeys"] = new JsonArray([.. constraints.ForeignKeys.Select(key => (JsonNode)Foreign(key))]);
        return json;
    }

    public static TableConstraints? ReadConstraints(JsonObject? json, string projectId) => json is null
        ? null
        : new TableConstraints(
            json.Object("primaryKey")?.Texts("columns") ?? [],
            [.. json.Objects("foreignKeys").Select(key => ReadForeign(key, projectId))]);

    private static JsonObject Foreign(ForeignKey key) => new()
    {
        ["name"] = key.Name,
        ["referencedTable"] = ResourceParts.TableReference(key.ReferencedTable),
        ["columnReferences"] = new JsonArray([.. key.Columns.Select(pair => (JsonNode)new JsonObject
        {
            ["referencingColumn"] = pair.Referencing, ["referencedColumn"] = pair.Referenced,
        })]),
    };

    private static ForeignKey ReadForeign(JsonObject json, string projectId) => new(
        json.Text("name"),
        ResourceParts.ReadTableReference(
            json.Object("referencedTable")
                ?? throw BigQueryError.Invalid("Required parameter is missing: referencedTable"),
            projectId),
        [.. json.Objects("columnReferences").Select(pair =>
            (pair.RequiredText("referencingColumn"), pair.RequiredText("referencedColumn")))]);

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
