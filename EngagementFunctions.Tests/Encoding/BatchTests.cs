using EngagementFunctions.Encoding;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding;

public class BatchTests(PostgresFixture postgres)
{
    private const string Mixed = """
        SELECT g AS id, nullif(g % 3, 0) AS a, CASE WHEN g % 7 <> 0 THEN repeat('ä', g % 50) END AS t, g / 8.0 AS n
        FROM generate_series(1, 20000) g
        """;

    [Fact]
    public async Task An_empty_result_gives_no_batch()
    {
        var extracted = await Extracted.FromAsync(
            await SourceDatabase.CreateAsync(postgres), "SELECT 1 AS a WHERE false");
        Assert.Empty(extracted.Batches);
        Assert.Equal((0, new ColumnEvidence("a", 0, "0")), (extracted.Evidence.Rows, extracted.Evidence.Columns[0]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(999)]
    [InlineData(4096)]
    [InlineData(20_000)]
    public async Task A_batch_closes_at_its_rows(int rows)
    {
        var limit = rows == 1 ? 50 : 20_000;
        var extracted = await Extracted.FromAsync(
            await SourceDatabase.CreateAsync(postgres), $"{Mixed} LIMIT {limit}", new BatchOptions { MaxRows = rows });
        Assert.All(extracted.Batches.SkipLast(1), batch => Assert.Equal(rows, batch.Rows));
        Assert.Equal(limit, extracted.Batches.Sum(batch => batch.Rows));
        Assert.Equal(Enumerable.Range(1, extracted.Batches.Count), extracted.Batches.Select(batch => batch.Number));
    }

    [Fact]
    public async Task A_batch_closes_with_the_row_that_meets_its_bytes()
    {
        const int MostOfARow = 200;
        var extracted = await Extracted.FromAsync(
            await SourceDatabase.CreateAsync(postgres), Mixed, new BatchOptions { MaxBytes = 10_000 });
        Assert.All(
            extracted.Batches.SkipLast(1), batch => Assert.InRange(batch.SourceBytes, 10_000, 10_000 + MostOfARow));
        Assert.Equal(20_000, extracted.Batches.Sum(batch => batch.Rows));
    }

    [Fact]
    public async Task Batching_changes_neither_rows_nor_evidence()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var whole = await Extracted.FromAsync(database, Mixed);
        Assert.Single(whole.Batches);
        foreach (var options in new BatchOptions[]
        {
            new() { MaxRows = 777 }, new() { MaxRows = 5000 }, new() { MaxBytes = 40_000 }, new() { MaxBytes = 1 << 20 },
        })
        {
            var cut = await Extracted.FromAsync(database, Mixed, options);
            Assert.NotEmpty(cut.Batches);
            Assert.Equal(whole.Rows, cut.Rows);
            Assert.Equal(whole.Evidence.Rows, cut.Evidence.Rows);
            Assert.Equal(whole.Evidence.Columns, cut.Evidence.Columns);
        }
    }

    [Fact]
    public async Task Content_is_read_again_from_the_start()
    {
        await using var snapshot = await (await SourceDatabase.CreateAsync(postgres)).OpenAsync(Mixed);
        var extraction = Extraction(snapshot);
        await foreach (var batch in extraction.ReadBatchesAsync(TestContext.Current.CancellationToken))
            using (batch)
            {
                Assert.Equal(0, batch.Content.Position);
                var first = ParquetText.Rows(batch.Content);
                batch.Content.Position = 0;
                Assert.Equal(first, ParquetText.Rows(batch.Content));
            }
    }

    [Fact]
    public async Task A_third_batch_waits_until_the_first_is_given_back()
    {
        await using var snapshot = await (await SourceDatabase.CreateAsync(postgres)).OpenAsync(Mixed);
        var extraction = Extraction(snapshot, new BatchOptions { MaxRows = 1000 });
        await using var batches = extraction.ReadBatchesAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(
            TestContext.Current.CancellationToken);
        Assert.True(await batches.MoveNextAsync());
        using var first = batches.Current;
        Assert.True(await batches.MoveNextAsync());
        using var second = batches.Current;
        var third = batches.MoveNextAsync().AsTask();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);
        first.Dispose();
        Assert.True(await third);
        batches.Current.Dispose();
    }

    [Fact]
    public async Task The_source_is_let_go_at_the_last_row_even_while_batches_wait()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync(Mixed);
        var extraction = Extraction(snapshot, new BatchOptions { MaxRows = 10_000 });
        await using var batches = extraction.ReadBatchesAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator(
            TestContext.Current.CancellationToken);
        Assert.True(await batches.MoveNextAsync());
        using var first = batches.Current;
        await AssertEventually.TrueAsync(async () => await database.SessionsAsync() == 0);
        Assert.True(await batches.MoveNextAsync());
        batches.Current.Dispose();
        Assert.False(await batches.MoveNextAsync());
    }

    [Fact]
    public async Task Leaving_early_stops_the_query()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync("SELECT g FROM generate_series(1, 100000000) g");
        var extraction = Extraction(snapshot, new BatchOptions { MaxRows = 1000 });
        await foreach (var batch in extraction.ReadBatchesAsync(TestContext.Current.CancellationToken))
        {
            batch.Dispose();
            break;
        }

        await AssertEventually.TrueAsync(async () => await database.SessionsAsync() == 0);
        Assert.Throws<InvalidOperationException>(() => extraction.Evidence);
    }

    private static RowExtraction Extraction(SourceSnapshot snapshot, BatchOptions? options = null) => new(
        snapshot, ColumnMapping.Plan(snapshot.Columns, new ColumnOptions()), options ?? new BatchOptions());
}
