using System.Globalization;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static class PolicyResource
{
    public static JsonNode Write(TableId table, RowAccessPolicy policy)
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
