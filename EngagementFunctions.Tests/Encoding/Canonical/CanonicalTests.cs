using System.Globalization;
using EngagementFunctions.Encoding;
using EngagementFunctions.Encoding.Canonical;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding.Canonical;

public class CanonicalTests(PostgresFixture postgres)
{
    public static TheoryData<string, string, string, string, string> Texts => GoldenTexts.All;

    [Fact]
    public void Fingerprints_are_those_of_GoogleSQL() => Assert.All(
        GoldenFingerprints.ByLength,
        golden => Assert.Equal(
            golden.Value,
            FarmHash.Fingerprint(System.Text.Encoding.UTF8.GetBytes(GoldenFingerprints.Text(golden.Key)))));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_value_has_the_text_that_GoogleSQL_gives(
        string type, string literal, string warehouseType, string googleSql, string text)
    {
        Assert.NotEmpty(googleSql);
        var (column, block) = await ReadAsync($"SELECT {literal}::{type} AS v");
        Assert.Equal(warehouseType, column.Type.ToString());
        var row = new RowText();
        Assert.True(row.TryAdd(CanonicalForms.Create(column), block.Field(block.Column(0)[0]), out var written));
        Assert.Equal(text, System.Text.Encoding.UTF8.GetString(written));
        Assert.Equal(
            $"{System.Text.Encoding.UTF8.GetByteCount(text)}:{text}", System.Text.Encoding.UTF8.GetString(row.Bytes));
    }

    [Theory]
    [InlineData("numeric", "'NaN'")]
    [InlineData("numeric", "'-Infinity'")]
    [InlineData("numeric", "1e29")]
    [InlineData("numeric", "1e-10")]
    [InlineData("numeric", "1e-100")]
    [InlineData("numeric", "-1e1000")]
    [InlineData("date", "'infinity'")]
    [InlineData("date", "'0001-12-31 BC'")]
    [InlineData("timestamp", "'-infinity'")]
    [InlineData("timestamptz", "'10000-01-01 00:00:00+00'")]
    public async Task A_value_that_the_warehouse_cannot_hold_has_no_text(string type, string literal)
    {
        var (column, block) = await ReadAsync($"SELECT {literal}::{type} AS v");
        Assert.False(new RowText().TryAdd(CanonicalForms.Create(column), block.Field(block.Column(0)[0]), out _));
    }

    [Fact]
    public async Task Sums_over_rows_and_columns_are_those_of_GoogleSQL()
    {
        // SUM over the same four rows as literals, two of them equal, by the expressions of CanonicalSql.
        const string Query = """
            VALUES (1::bigint, 1.50::numeric, 0.1::float8, 'é'::text, '2024-02-29 12:00:00+00'::timestamptz),
                (1, 1.5, 0.1, 'é', '2024-02-29 12:00:00+00'), (-2, NULL, NULL, '', NULL),
                (NULL, -0.000000001, '-0', NULL, '1969-12-31 23:59:59.999999+00')
            """;
        var (columns, block) = await ReadAllAsync(Query);
        var digest = new RowDigest(columns);
        digest.Add(block);
        Assert.Equal(Int128.Parse("2090521987205308232", CultureInfo.InvariantCulture), digest.Rows);
        Assert.Equal(
            ["-20962135667924903945", "8837775645963637419", "-3263039142403889904", "-5900139893127456303", "19796182288135336844"],
            digest.Columns.Select(sum => sum.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<(TargetColumn Column, RowBlock Block)> ReadAsync(string sql)
    {
        var (columns, block) = await ReadAllAsync(sql);
        return (Assert.Single(columns), block);
    }

    private async Task<(IReadOnlyList<TargetColumn> Columns, RowBlock Block)> ReadAllAsync(string sql)
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await using var snapshot = await database.OpenAsync(sql);
        var stream = await CopyBytes.OfAsync(database, sql);
        var reader = new BinaryCopyReader(snapshot.Columns.Count);
        var chunk = new CopyChunk(0, stream.Length);
        stream.CopyTo(chunk.Free);
        chunk.Advance(stream.Length);
        reader.Append(chunk);
        Assert.True(reader.TryReadBlock(100, long.MaxValue));
        return (ColumnMapping.Plan(snapshot.Columns, new ColumnOptions()), reader.Block);
    }
}
