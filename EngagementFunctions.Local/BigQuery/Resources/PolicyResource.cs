using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class PolicyResource
{
    public static RowAccessPolicy Read(JsonObject json) => new(
        json.Object("rowAccessPolicyReference")?.RequiredText("policyId")
            ?? throw BigQueryError.Invalid("Required parameter is missing: rowAccessPolicyReference"),
        json.RequiredText("filterPredicate"),
        json.Texts("grantees"));

    public static JsonObject Write(TableId table, RowAccessPolicy policy)
    {
        var reference = ResourceParts.TableReference(table);
        reference["policyId"] = policy.Name;
        return new JsonObject
        {
            ["rowAccessPolicyReference"] = reference,
            ["filterPredicate"] = policy.FilterPredicate,
            ["creationTime"] = policy.Created.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
        };
    }
}
