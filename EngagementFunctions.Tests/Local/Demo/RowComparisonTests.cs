using EngagementFunctions.Local.Demo.Verdict;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class RowComparisonTests(PostgresFixture postgres)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_rows_in_another_order_are_equal()
    {
        var comparison = await CompareAsync(
            "SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, NULL", ["2", null], ["1", "x"]);

        Assert.True(comparison.Equal);
        Assert.Equal((2, 2), (comparison.SourceRows, comparison.TargetRows));
    }

    [Fact]
    public async Task A_changed_cell_shows_on_both_sides()
    {
        var comparison = await CompareAsync("SELECT 1 AS a, 'x' AS b", ["1", "y"]);

        Assert.Equal((1, 1), (comparison.OnlyInSource, comparison.OnlyInTarget));
    }

    [Theory]
    [InlineData("SELECT 1 AS a, 'x' AS b UNION ALL SELECT 1, 'x'", 1, 0)]
    [InlineData("SELECT 1 AS a, 'x' AS b LIMIT 0", 0, 1)]
    public async Task A_row_too_few_or_too_many_is_seen(string query, long onlyInSource, long onlyInTarget)
    {
        var comparison = await CompareAsync(query, ["1", "x"]);

        Assert.Equal((onlyInSource, onlyInTarget), (comparison.OnlyInSource, comparison.OnlyInTarget));
    }

    [Fact]
    public async Task Cells_that_run_together_are_told_apart()
    {
        var comparison = await CompareAsync("SELECT 1 AS a, '2:x' AS b", ["12", ":x"]);

        Assert.False(comparison.Equal);
    }

    [Theory]
    [InlineData("FLOAT", "1e+20", "1E+20")]
    [InlineData("TIMESTAMP", "1770091506000007", "2026-02-03T04:05:06.000007")]
    [InlineData("DATETIME", "2026-02-03T04:05:06.7", "2026-02-03T04:05:06.700000")]
    [InlineData("DATETIME", "2026-02-03T04:05:06", "2026-02-03T04:05:06.000000")]
    [InlineData("INTEGER", "007", "007")]
    public void A_cell_of_the_warehouse_has_one_form(string type, string text, string expected) =>
        Assert.Equal(expected, CellText.OfWarehouse(type, text));

    private async Task<RowComparison> CompareAsync(string query, params string?[][] target)
    {
        await using var source = await SourceReading.OpenAsync(await postgres.CreateDatabaseAsync(), query, Now);
        var comparison = new RowComparison();
        await comparison.AddSourceAsync(source, Now);
        await comparison.AddTargetAsync(target.ToAsyncEnumerable(), ["INTEGER", "STRING"]);
        return comparison;
    }
}
