using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Tests.Emulator;

public sealed class CopyTests : IAsyncLifetime
{
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Truncating_takes_schema_and_layout_from_the_source()
    {
        await _emulator.CreateTableAsync(
            "source", """{"name":"id","type":"INTEGER","mode":"REQUIRED","description":"new"}""",
            ",\"clustering\":{\"fields\":[\"id\"]}");
        await _emulator.CreateTableAsync(
            "target", """{"name":"old","type":"STRING"}""", ",\"description\":\"kept\",\"labels\":{\"a\":\"b\"}");

        Assert.Null(EmulatorHttp.Message(await _emulator.CopyAsync("source", "target")));

        var table = await _emulator.TableAsync("target");
        Assert.Equal(
            """[{"name":"id","type":"INTEGER","mode":"REQUIRED","description":"new"}]""",
            table["schema"]!["fields"]!.ToJsonString());
        Assert.Equal("""{"fields":["id"]}""", table["clustering"]!.ToJsonString());
        Assert.Equal("kept", (string?)table["description"]);
        Assert.Equal("""{"a":"b"}""", table["labels"]!.ToJsonString());
    }

    [Fact]
    public async Task Truncating_drops_the_row_access_policies_of_the_target()
    {
        await JobTests.FillAsync(_emulator, "source", 1);
        await JobTests.FillAsync(_emulator, "target", 1);
        AddPolicy(new TableId("demo", "lake", "target"));
        const string policies = "projects/demo/datasets/lake/tables/target/rowAccessPolicies";
        Assert.Single((await _emulator.GetAsync(policies))["rowAccessPolicies"]!.AsArray());

        await _emulator.CopyAsync("source", "target");

        Assert.Null((await _emulator.GetAsync(policies))["rowAccessPolicies"]);
    }

    [Fact]
    public async Task A_table_with_rows_is_not_overwritten_unasked()
    {
        await JobTests.FillAsync(_emulator, "source", 1);
        await JobTests.FillAsync(_emulator, "target", 1);
        var job = await _emulator.CopyAsync("source", "target", "WRITE_EMPTY");
        Assert.Equal("duplicate", EmulatorHttp.Reason(job));
    }

    [Fact]
    public async Task Appending_adds_rows_of_the_same_schema_only()
    {
        await JobTests.FillAsync(_emulator, "source", 2);
        await JobTests.FillAsync(_emulator, "target", 1);
        await _emulator.CreateTableAsync("other", """{"name":"id","type":"STRING"}""");

        Assert.Null(EmulatorHttp.Message(await _emulator.CopyAsync("source", "target", "WRITE_APPEND")));
        var refused = await _emulator.CopyAsync("source", "other", "WRITE_APPEND");

        Assert.Equal("3", (string?)(await _emulator.TableAsync("target"))["numRows"]);
        Assert.Contains("Field id has changed type from STRING to INTEGER", EmulatorHttp.Message(refused),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_copy_keeps_the_time_its_target_was_made_and_changes_that_of_its_last_change()
    {
        await JobTests.FillAsync(_emulator, "source", 1);
        await JobTests.FillAsync(_emulator, "target", 1);
        var before = await _emulator.TableAsync("target");
        await Task.Delay(5, TestContext.Current.CancellationToken);

        await _emulator.CopyAsync("source", "target");

        var after = await _emulator.TableAsync("target");
        Assert.Equal((string?)before["creationTime"], (string?)after["creationTime"]);
        Assert.NotEqual((string?)before["lastModifiedTime"], (string?)after["lastModifiedTime"]);
        Assert.NotEqual((string?)before["etag"], (string?)after["etag"]);
    }

    private void AddPolicy(TableId id)
    {
        using var session = _emulator.Emulator.Warehouse.BeginWrite(TestContext.Current.CancellationToken);
        session.Record(session.Table(id) with { RowAccessPolicies = [new RowAccessPolicy("p", "id > 0", [])] });
        session.Commit();
    }
}
