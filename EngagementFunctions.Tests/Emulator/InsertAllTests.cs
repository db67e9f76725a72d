namespace EngagementFunctions.Tests.Emulator;

public sealed class InsertAllTests : IAsyncLifetime
{
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync()
    {
        _emulator = await EmulatorHttp.StartAsync();
        await _emulator.CreateTableAsync(
            "t", """{"name":"id","type":"INTEGER","mode":"REQUIRED"},{"name":"raw","type":"BYTES"}""");
    }

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Rows_can_be_read_at_once()
    {
        var answer = await InsertAsync("""{"rows":[{"insertId":"a","json":{"id":"7","raw":"AAE="}}]}""");
        Assert.Null(answer["insertErrors"]);
        Assert.Equal(["""[{"v":"7"},{"v":"AAE="}]"""], await _emulator.RowsAsync("t"));
    }

    [Fact]
    public async Task One_bad_row_stops_the_others()
    {
        var answer = await InsertAsync("""{"rows":[{"json":{"id":1}},{"json":{"raw":"AAE="}}]}""");
        Assert.Equal("stopped", (string?)answer["insertErrors"]![0]!["errors"]![0]!["reason"]);
        Assert.Equal("Missing required field: id.", (string?)answer["insertErrors"]![1]!["errors"]![0]!["message"]);
        Assert.Empty(await _emulator.RowsAsync("t"));
    }

    [Fact]
    public async Task Bad_rows_can_be_skipped()
    {
        var answer = await InsertAsync("""{"skipInvalidRows":true,"rows":[{"json":{"id":1}},{"json":{"no":1}}]}""");
        Assert.Single(answer["insertErrors"]!.AsArray());
        Assert.Single(await _emulator.RowsAsync("t"));
    }

    private Task<System.Text.Json.Nodes.JsonObject> InsertAsync(string body) =>
        _emulator.PostAsync("projects/demo/datasets/lake/tables/t/insertAll", body);
}
