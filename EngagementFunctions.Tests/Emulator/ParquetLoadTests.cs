using ParquetSharp;

namespace EngagementFunctions.Tests.Emulator;

public sealed class ParquetLoadTests : IAsyncLifetime
{
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_file_lands_in_a_new_table_with_the_types_of_its_columns()
    {
        var file = ParquetBytes.Of(
            [new Column<long>("id"), new Column<string?>("name"), new Column<double?>("score")],
            new[] { 1L, 2L }, new[] { "Ada", null }, new double?[] { 1.5, null });

        var job = await _emulator.LoadAsync("students", file);

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal("2", (string?)job["statistics"]!["load"]!["outputRows"]);
        Assert.Equal(
            ["""[{"v":"1"},{"v":"Ada"},{"v":"1.5"}]""", """[{"v":"2"},{"v":null},{"v":null}]"""],
            await _emulator.RowsAsync("students"));
    }
}
