using System.Text.Json.Nodes;
using ParquetSharp;

namespace EngagementFunctions.Tests.Emulator;

public sealed class ConcurrencyTests : IAsyncLifetime
{
    private const int Loads = 8;
    private const int RowsPerLoad = 5_000;

    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Loads_queries_and_metadata_side_by_side_all_succeed_and_every_row_lands_once()
    {
        await _emulator.CreateTableAsync("t", """{"name":"id","type":"INTEGER"}""");
        await _emulator.CreateTableAsync("journal", """{"name":"run","type":"INTEGER"}""");

        var loads = Enumerable.Range(0, Loads).Select(index => _emulator.LoadAsync("t", File(index))).ToList();
        var inserts = Enumerable.Range(0, Loads).Select(InsertAsync).ToList();
        var seen = new List<long>();
        while (!loads.TrueForAll(load => load.IsCompleted))
            seen.Add(long.Parse((string)(await _emulator.TableAsync("t"))["numRows"]!,
                System.Globalization.CultureInfo.InvariantCulture));

        Assert.All(await Task.WhenAll(loads), job => Assert.Null(EmulatorHttp.Message(job)));
        Assert.All(await Task.WhenAll(inserts), job => Assert.Null(EmulatorHttp.Message(job)));
        Assert.All(seen, rows => Assert.Equal(0, rows % RowsPerLoad));
        Assert.Equal(seen.Order(), seen);
        var sum = await _emulator.PostAsync(
            "projects/demo/queries", """{"query":"SELECT SUM(id) FROM lake.t","useLegacySql":false}""");
        const long all = Loads * RowsPerLoad;
        Assert.Equal($"{all * (all - 1) / 2}", (string?)sum["rows"]![0]!["f"]![0]!["v"]);
        Assert.Equal($"{Loads}", (string?)(await _emulator.TableAsync("journal"))["numRows"]);
    }

    private async Task<JsonObject> InsertAsync(int at) => await _emulator.FinishAsync(await _emulator.PostAsync(
        "projects/demo/jobs",
        $$"""
        {"configuration": {"query": {"query": "INSERT INTO lake.journal (run) VALUES ({{at}})", "useLegacySql": false} } }
        """));

    private static byte[] File(int index) => ParquetBytes.Of(
        [new Column<long?>("id")],
        Enumerable.Range(index * RowsPerLoad, RowsPerLoad).Select(id => (long?)id).ToArray());
}
