using System.Text.Json;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What a target has besides its rows stays when the rows are replaced.</summary>
[Trait("Host", "any")]
public class PreservationTests(PostgresFixture postgres)
{
    private const string Query = "SELECT id, country FROM \"User\"";

    [Fact]
    public async Task Descriptions_policy_tags_partitioning_and_clustering_stay()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await CreateTargetAsync(world);
        await RunTwiceAsync(world, "copy");

        var table = await TableAsync(world);
        var country = table.GetProperty("schema").GetProperty("fields")[1];
        Assert.Equal("where the person lives", country.GetProperty("description").GetString());
        Assert.Equal("projects/1/locations/us/taxonomies/2/policyTags/3", country.GetProperty("policyTags").GetProperty("names")[0].GetString());
        Assert.Equal("who and where", table.GetProperty("description").GetString());
        Assert.Equal("country", table.GetProperty("clustering").GetProperty("fields")[0].GetString());
        Assert.Equal("id", table.GetProperty("rangePartitioning").GetProperty("field").GetString());
    }

    [Fact]
    public async Task Row_access_policies_stay()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await CreateTargetAsync(world);
        await world.QueryAsync($"""
            CREATE ROW ACCESS POLICY only_mine ON `{world.Names.Target}`
            GRANT TO ('user:reader@example.com') FILTER USING (country = 'Perú')
            """);
        await RunTwiceAsync(world, "query");

        using var policies = await world.Rest.GetAsync(
            $"datasets/{world.Names.Dataset}/tables/{world.Names.Table}/rowAccessPolicies", TestContext.Current.CancellationToken);
        Assert.Equal(1, policies.RootElement.GetProperty("rowAccessPolicies").GetArrayLength());
        Assert.Equal("who and where", (await TableAsync(world)).GetProperty("description").GetString());
    }

    [Fact]
    public async Task A_required_column_stays_required_and_a_null_in_it_fails_the_run()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await CreateTargetAsync(world, idMode: "REQUIRED");
        await RunTwiceAsync(world, "copy");
        Assert.Equal("REQUIRED", (await TableAsync(world)).GetProperty("schema").GetProperty("fields")[0].GetProperty("mode").GetString());

        using var file = new TemporaryFile("SELECT NULLIF(id, 7) AS id, country FROM \"User\"");
        await using var app = await world.StartAppAsync(("Source__QueryFile", file.Path), ("Run__KeyColumns", "none"));
        var answer = await app.RunAsync();
        Assert.Equal((422, "null_in_required"), (answer.Status, answer.Code));
        Assert.Contains("WHERE q.\"id\" IS NULL;", answer.Detail, StringComparison.Ordinal);
        Assert.Equal(20, await world.PublishedRowsAsync());
    }

    private static async Task RunTwiceAsync(EngagementWorld world, string publishedBy)
    {
        using var file = new TemporaryFile(Query);
        await using var app = await world.StartAppAsync(("Source__QueryFile", file.Path), ("Run__KeyColumns", "id"));
        for (var run = 1; run <= 2; run++)
        {
            var answer = await app.RunAsync();
            Assert.Equal((200, "finished"), (answer.Status, answer.State));
            using var job = await world.Rest.GetAsync(
                $"jobs/{answer.Run.GetProperty("publishJob").GetString()}", TestContext.Current.CancellationToken);
            Assert.True(job.RootElement.GetProperty("configuration").TryGetProperty(publishedBy, out _));
        }

        Assert.Equal(20, await world.PublishedRowsAsync());
    }

    private static async Task CreateTargetAsync(EngagementWorld world, string idMode = "NULLABLE")
    {
        var table = new
        {
            tableReference = new { projectId = world.Names.Project, datasetId = world.Names.Dataset, tableId = world.Names.Table },
            description = "who and where",
            clustering = new { fields = new[] { "country" } },
            rangePartitioning = new { field = "id", range = new { start = "0", end = "1000", interval = "10" } },
            schema = new
            {
                fields = new object[]
                {
                    new { name = "id", type = "INTEGER", mode = idMode },
                    new
                    {
                        name = "country",
                        type = "STRING",
                        description = "where the person lives",
                        policyTags = new { names = new[] { "projects/1/locations/us/taxonomies/2/policyTags/3" } },
                    },
                },
            },
        };
        using var created = await world.Rest.PostAsync(
            $"datasets/{world.Names.Dataset}/tables", table, TestContext.Current.CancellationToken);
    }

    private static async Task<JsonElement> TableAsync(EngagementWorld world)
    {
        using var table = await world.Rest.GetAsync(
            $"datasets/{world.Names.Dataset}/tables/{world.Names.Table}", TestContext.Current.CancellationToken);
        return table.RootElement.Clone();
    }
}
