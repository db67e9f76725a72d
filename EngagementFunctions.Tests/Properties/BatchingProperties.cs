using EngagementFunctions.Encoding;
using EngagementFunctions.Tests.Encoding;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Properties;

/// <summary>Evidence is about the rows, not about how they came.</summary>
public class BatchingProperties(PostgresFixture postgres)
{
    private const int Cuts = 12;

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Batches_cut_anywhere_and_rows_in_any_order_give_the_same_evidence(int seed)
    {
        var random = new Random(seed);
        var table = new RandomTable(seed);
        var database = await SourceDatabase.CreateAsync(postgres, table.Script);
        var whole = await Extracted.FromAsync(database, table.Query);
        Assert.Single(whole.Batches);
        for (var cut = 0; cut < Cuts; cut++)
        {
            var options = Bounds(random, table.Rows.Count, whole.Batches[0].SourceBytes);
            var parts = await Extracted.FromAsync(database, $"{table.Query} ORDER BY random()", options);
            Assert.True(parts.Batches.Count > 1, $"{options.MaxRows} rows, {options.MaxBytes} bytes");
            Assert.Equal(whole.Evidence.Rows, parts.Evidence.Rows);
            Assert.Equal(whole.Evidence.Digest, parts.Evidence.Digest);
            Assert.Equal(whole.Evidence.Columns, parts.Evidence.Columns);
        }
    }

    /// <summary>By rows or by bytes, down to a batch a row.</summary>
    private static BatchOptions Bounds(Random random, int rows, long bytes) => random.Next(2) == 0
        ? new BatchOptions { MaxRows = random.Next(1, rows) }
        : new BatchOptions { MaxBytes = random.NextInt64(1, bytes / 2) };
}
