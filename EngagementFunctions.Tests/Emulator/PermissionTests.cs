using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery;

namespace EngagementFunctions.Tests.Emulator;

/// <summary>A permission taken away is answered as BigQuery answers, and by nothing else.</summary>
public class PermissionTests
{
    [Theory]
    [InlineData("GET", "projects/demo/datasets/lake", "bigquery.datasets.get", "demo:lake", null)]
    [InlineData("POST", "projects/demo/datasets/lake/tables", "bigquery.tables.create", "demo:lake", """{"tableReference":{"tableId":"new"}}""")]
    [InlineData("GET", "projects/demo/datasets/lake/tables/fish", "bigquery.tables.get", "demo:lake.fish", null)]
    [InlineData("DELETE", "projects/demo/datasets/lake/tables/fish", "bigquery.tables.delete", "demo:lake.fish", null)]
    [InlineData("GET", "projects/demo/datasets/lake/tables/fish/rowAccessPolicies", "bigquery.rowAccessPolicies.list", "demo:lake.fish", null)]
    [InlineData("POST", "projects/demo/queries", "bigquery.jobs.create", "demo", """{"query":"SELECT 1","useLegacySql":false}""")]
    [InlineData("POST", "projects/demo/queries", "bigquery.tables.getData", "demo:lake.fish", """{"query":"SELECT * FROM lake.fish","useLegacySql":false}""")]
    [InlineData("POST", "projects/demo/queries", "bigquery.tables.updateData", "demo:lake.fish", """{"query":"INSERT INTO lake.fish (n) VALUES (1)","useLegacySql":false}""")]
    public async Task Access_is_denied_by_the_permission_that_the_call_needs(
        string method, string path, string permission, string resource, string? body)
    {
        var options = new BigQueryEmulatorOptions();
        await using var emulator = await WithTableAsync(options);
        options.Denies = (asked, on) => (asked, on) == (permission, resource);
        using var denied = await emulator.SendRawAsync(HttpMethod.Parse(method), path, body);
        var answer = JsonNode.Parse(await denied.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["error"]!;
        Assert.Equal((403, "accessDenied"), ((int)denied.StatusCode, (string?)answer["errors"]![0]!["reason"]));
        Assert.Contains(permission, (string?)answer["message"], StringComparison.Ordinal);

        options.Denies = (asked, on) => (asked, on) != (permission, resource) && on.Contains("elsewhere", StringComparison.Ordinal);
        using var allowed = await emulator.SendRawAsync(HttpMethod.Parse(method), path, body);
        Assert.True(allowed.IsSuccessStatusCode);
    }

    [Fact]
    public async Task The_permissions_of_a_table_are_those_that_are_left()
    {
        var options = new BigQueryEmulatorOptions { Denies = (asked, _) => asked == "bigquery.tables.updateData" };
        await using var emulator = await WithTableAsync(options);
        var answer = await emulator.PostAsync(
            "projects/demo/datasets/lake/tables/fish:testIamPermissions",
            """{"permissions":["bigquery.tables.getData","bigquery.tables.updateData"]}""");
        Assert.Equal("""["bigquery.tables.getData"]""", answer["permissions"]!.ToJsonString());
    }

    private static async Task<EmulatorHttp> WithTableAsync(BigQueryEmulatorOptions options)
    {
        var emulator = await EmulatorHttp.StartAsync(options);
        await emulator.PostAsync(
            "projects/demo/datasets/lake/tables",
            """{"tableReference":{"tableId":"fish"},"schema":{"fields":[{"name":"n","type":"INTEGER"}]}}""");
        return emulator;
    }
}
