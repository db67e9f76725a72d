using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What is proved equal to the source and still not published.</summary>
[Trait("Host", "any")]
public class GateTests(PostgresFixture postgres)
{
    private const int Users = 30;
    private const long Rows = 48;

    [Fact]
    public async Task A_source_that_lost_most_of_its_rows_is_refused_until_somebody_accepts_it()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" WHERE "userId" > 12""");

        var refused = await app.RunAsync();
        Assert.Equal((422, "shrunk", "refused"), (refused.Status, refused.Code, refused.State));
        Assert.Contains("SELECT count(*) FROM (", refused.Detail, StringComparison.Ordinal);
        Assert.Equal(Rows, await world.PublishedRowsAsync());

        var accepted = await app.RunAsync(new { accept = new[] { "shrink" }, reason = "the spring class left" });
        Assert.Equal(200, accepted.Status);
        Assert.Equal("the spring class left", accepted.Run.GetProperty("reason").GetString());
        Assert.True(await world.PublishedRowsAsync() < Rows / 2);
        Assert.Equal(200, (await app.RunAsync()).Status);
    }

    [Fact]
    public async Task A_target_whose_rows_nobody_journaled_is_not_replaced_by_far_fewer_either()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.QueryAsync($"DROP TABLE `{world.Names.Project}.{world.Names.WorkDataset}.engagement_runs`");
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" WHERE "userId" > 12""");

        var refused = await app.RunAsync();
        Assert.Equal((422, "shrunk"), (refused.Status, refused.Code));
        Assert.Contains($"the target holds {Rows}", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_result_is_refused_until_somebody_accepts_it()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync();
        Assert.Equal(200, (await app.RunAsync()).Status);
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" """);

        Assert.Equal("empty", (await app.RunAsync()).Code);
        Assert.Equal("empty", (await app.RunAsync(new { accept = new[] { "shrink" }, reason = "not this gate" })).Code);
        Assert.Equal(Rows, await world.PublishedRowsAsync());
        Assert.Equal(200, (await app.RunAsync(new { accept = new[] { "empty" }, reason = "the school closed" })).Status);
        Assert.Equal(0, await world.PublishedRowsAsync());
    }

    [Theory]
    [InlineData("SELECT id, 1 AS one FROM \"User\" UNION ALL SELECT 1, 2", "not unique", "HAVING count(*) > 1")]
    [InlineData("SELECT NULLIF(id, 7) AS id, 1 AS one FROM \"User\"", "id is NULL in 1 rows", "IS NULL")]
    public async Task A_key_that_does_not_identify_is_refused_and_nothing_overrides_it(string sql, string found, string query)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        using var file = new TemporaryFile(sql);
        await using var app = await world.StartAppAsync(("Source__QueryFile", file.Path), ("Run__KeyColumns", "ID"));
        var refused = await app.RunAsync(new { accept = new[] { "schema", "shrink", "empty" }, reason = "all of them" });
        Assert.Equal((422, "key_not_unique", "refused"), (refused.Status, refused.Code, refused.State));
        Assert.Contains(found, refused.Detail, StringComparison.Ordinal);
        Assert.Contains(query, refused.Detail, StringComparison.Ordinal);
        Assert.False(await world.IsTargetThereAsync());
    }

    [Fact]
    public async Task A_key_that_is_not_in_the_result_fails_before_anything_is_read()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync(("Run__KeyColumns", "id,course"));
        var refused = await app.RunAsync();
        Assert.Equal((500, "key_missing"), (refused.Status, refused.Code));
        Assert.Contains("course", refused.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_that_changed_are_refused_until_somebody_accepts_it_and_added_ones_pass()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        using var narrow = new TemporaryFile("SELECT id, country FROM \"User\"");
        using var retyped = new TemporaryFile("SELECT id, 5 AS country, true AS added FROM \"User\"");
        using var wider = new TemporaryFile("SELECT id, country, true AS added FROM \"User\"");
        await using (var app = await world.StartAppAsync(("Source__QueryFile", narrow.Path), ("Run__KeyColumns", "id")))
        {
            Assert.Equal(200, (await app.RunAsync()).Status);
        }

        await using (var app = await world.StartAppAsync(("Source__QueryFile", wider.Path), ("Run__KeyColumns", "id")))
        {
            Assert.Equal(200, (await app.RunAsync()).Status);
        }

        await using (var app = await world.StartAppAsync(("Source__QueryFile", retyped.Path), ("Run__KeyColumns", "id")))
        {
            var refused = await app.RunAsync();
            Assert.Equal((422, "schema_changed", "refused"), (refused.Status, refused.Code, refused.State));
            Assert.Contains("country is NULLABLE STRING there and INTEGER in the query (integer)", refused.Detail, StringComparison.Ordinal);
            Assert.Equal(200, (await app.RunAsync(new { accept = new[] { "schema" }, reason = "as agreed" })).Status);
        }

        Assert.Equal("5", (await world.QueryAsync($"SELECT DISTINCT country FROM `{world.Names.Target}`")).Rows.Single()[0]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_policies_keep_the_schema_a_changed_one_is_refused_before_anything_is_read_until_the_table_is_altered(bool isGuarded)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await world.QueryAsync($"CREATE TABLE `{world.Names.Target}` (id INT64, country STRING, gone STRING)");
        if (isGuarded)
        {
            await world.QueryAsync($"CREATE ROW ACCESS POLICY all_of_them ON `{world.Names.Target}` GRANT TO ('allAuthenticatedUsers') FILTER USING (id > 0)");
        }
        else
        {
            world.EmulatorOptions.Denies = (permission, _) => permission == "bigquery.rowAccessPolicies.list";
        }

        using var retyped = new TemporaryFile("SELECT id, 5 AS country FROM \"User\"");
        await using var app = await world.StartAppAsync(("Source__QueryFile", retyped.Path), ("Run__KeyColumns", "id"));
        var refused = await app.RunAsync(new { accept = new[] { "schema" }, reason = "as agreed" });
        Assert.Equal((422, "schema_changed", "refused"), (refused.Status, refused.Code, refused.State));
        Assert.Contains($"ALTER TABLE `{world.Names.Target}` DROP COLUMN", refused.Detail, StringComparison.Ordinal);
        Assert.False(refused.Run.GetProperty("timings").TryGetProperty("extract", out _));

        await world.QueryAsync($"ALTER TABLE `{world.Names.Target}` DROP COLUMN country, DROP COLUMN gone");
        Assert.Equal(200, (await app.RunAsync()).Status);
        Assert.Equal("5", (await world.QueryAsync($"SELECT DISTINCT country FROM `{world.Names.Target}`")).Rows.Single()[0]);
    }
}
