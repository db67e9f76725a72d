using EngagementFunctions.Errors;
using EngagementFunctions.Local.Faults;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Source;

public class CutConnectionTests(PostgresFixture postgres)
{
    private const string Rows = "SELECT g, repeat('x', 200) FROM generate_series(1, 20000) g";

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(1_000)]
    [InlineData(300_000)]
    [InlineData(4_000_000)]
    public async Task A_connection_cut_among_the_rows_is_an_interruption_and_never_an_end(int bytes)
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        await using var proxy = new FaultProxy(settings.Port);
        settings.Port = proxy.Port;
        await using var snapshot = await database.OpenAsync(settings.ConnectionString, Rows);
        proxy.Plant(new SocketFault { CutAfter = bytes });
        var error = await Assert.ThrowsAsync<ExtractionException>(() => SourceRow.ReadAllAsync(snapshot));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
    }
}
