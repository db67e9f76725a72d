using System.Threading.Channels;
using EngagementFunctions.Encoding;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding;

/// <summary>Alone, since what is counted is the whole process.</summary>
[CollectionDefinition(nameof(AllocationTests), DisableParallelization = true)]
[Collection(nameof(AllocationTests))]
public class AllocationTests(PostgresFixture postgres)
{
    private const string Query =
        "SELECT g AS id, 'some text of row ' || g AS t, g * 0.25 AS n, now() + g * interval '1 second' AS at, "
        + "g / 3.0::float8 AS f, nullif(g % 5, 0) AS o FROM generate_series(1, 100000) g";

    [Fact]
    public async Task Encoding_takes_no_memory_a_row()
    {
        const double BytesARow = 3;
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync(Query);
        var columns = ColumnMapping.Plan(snapshot.Columns, new ColumnOptions());
        var stream = await CopyBytes.OfAsync(database, Query);
        await AllocatedAsync(columns, stream, times: 1);
        var once = await AllocatedAsync(columns, stream, times: 1);
        var often = await AllocatedAsync(columns, stream, times: 6);
        Assert.InRange((often - once) / 500_000.0, double.NegativeInfinity, BytesARow);
    }

    // The rows of the stream, so many times over.
    private static async Task<long> AllocatedAsync(IReadOnlyList<TargetColumn> columns, byte[] stream, int times)
    {
        var pipe = new CopyPipe();
        var batches = Channel.CreateBounded<RowBatch>(1);
        var encoder = new BatchEncoder(columns, new BatchOptions(), new BatchBufferPool(), "");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var encoding = encoder.EncodeAsync(pipe, batches.Writer, TestContext.Current.CancellationToken);
        await SendAsync(pipe, stream.AsMemory(0, CopyBytes.HeaderLength));
        for (var i = 0; i < times; i++)
            await SendAsync(pipe, stream.AsMemory()[CopyBytes.HeaderLength..^CopyBytes.TrailerLength]);
        await SendAsync(pipe, stream.AsMemory()[^CopyBytes.TrailerLength..]);
        pipe.Complete();
        await encoding;
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        using var batch = await batches.Reader.ReadAsync(TestContext.Current.CancellationToken);
        Assert.Equal(100_000 * times, batch.Rows);
        // The file itself grows with the rows; its pieces are kept for the next one.
        return allocated - batch.Content.Length;
    }

    private static async Task SendAsync(CopyPipe pipe, ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var chunk = await pipe.RentAsync(TestContext.Current.CancellationToken);
            var count = Math.Min(bytes.Length, chunk.Free.Length);
            bytes[..count].CopyTo(chunk.Free);
            chunk.Advance(count);
            pipe.Send(chunk);
            bytes = bytes[count..];
        }
    }
}
