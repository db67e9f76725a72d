using EngagementFunctions.Encoding;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding;

public class TypeTests(PostgresFixture postgres)
{
    public static TheoryData<string, string, string> Samples => TypeSamples.All;

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_value_arrives_as_it_was(string type, string literal, string expected)
    {
        var extracted = await Extracted.FromAsync(
            await SourceDatabase.CreateAsync(postgres),
            $"SELECT v::{type} AS v FROM (VALUES (NULL), (({literal})::{type}), (NULL), (({literal})::{type})) AS t(v)");
        Assert.Equal([null, expected, null, expected], extracted.Rows.Select(row => row[0]));
        Assert.Equal([("v", 2L, 0L)], extracted.Evidence.Columns.Select(column => (column.Name, column.Nulls, column.PolicyCount)));
        Assert.Equal(4, extracted.Evidence.Rows);
    }

    [Fact]
    public async Task Columns_have_the_physical_types_that_the_warehouse_loads()
    {
        var schema = await Extracted.SchemaAsync(
            await SourceDatabase.CreateAsync(postgres),
            """
            SELECT 1::int2 a, 1::int4 b, 1::int8 c, 1::numeric(6,2) d, 1::numeric e, 1::numeric(40,20) f, 1::float8 g, true h,
                   'x'::text i, 'x'::varchar(3) j, now()::date k, now()::timestamp l, now()::timestamptz m
            """);
        Assert.Equal(
            [
                "a Int64 None 1",
                "b Int64 None 1",
                "c Int64 None 1",
                "d Int64 Decimal(precision=6, scale=2) 1",
                "e FixedLenByteArray Decimal(precision=38, scale=9) 1",
                "f FixedLenByteArray Decimal(precision=40, scale=20) 1",
                "g Double None 1",
                "h Boolean None 1",
                "i ByteArray String 1",
                "j ByteArray String 1",
                "k Int32 Date 1",
                "l Int64 Timestamp(isAdjustedToUTC=false, timeUnit=microseconds, is_from_converted_type=false, force_set_converted_type=false) 1",
                "m Int64 Timestamp(isAdjustedToUTC=true, timeUnit=microseconds, is_from_converted_type=false, force_set_converted_type=false) 1",
            ],
            schema);
    }

    [Fact]
    public async Task A_column_of_nothing_but_nulls_is_carried_over()
    {
        var extracted = await Extracted.FromAsync(
            await SourceDatabase.CreateAsync(postgres),
            "SELECT NULL::text a, NULL::numeric b, NULL::int4 c, NULL::numeric(6,2) d FROM generate_series(1, 10000)");
        Assert.All(extracted.Rows, row => Assert.All(row, Assert.Null));
        Assert.Equal((10_000, 10_000), (extracted.Rows.Count, extracted.Evidence.Columns[3].Nulls));
    }

    [Fact]
    public async Task Random_numbers_arrive_as_they_were()
    {
        const string Query = """
            SELECT trunc(x * 10::numeric ^ (i % 29), 9) AS n, trunc(x, i % 10)::numeric(38,9) AS d, (x * 10 ^ (i % 12))::numeric(18,4) AS s,
                   x * 10::numeric ^ (i % 37) AS b
            FROM (SELECT i, (CASE WHEN i % 2 = 0 THEN -1 ELSE 1 END * ('0.' || abs(hashint8(i)) || abs(hashint8(-i)) || abs(hashint8(i * 7)))::numeric) x
                  FROM generate_series(1, 3000) i) t
            """;
        var database = await SourceDatabase.CreateAsync(postgres);
        var extracted = await Extracted.FromAsync(
            database, Query, options: ColumnSettings.Of("b", WarehouseType.BigNumeric));
        var expected = await database.RowsAsync(
            $"SELECT trim_scale(n)::text, trim_scale(d)::text, trim_scale(s)::text, trim_scale(b)::text FROM ({Query}) q");
        Assert.Equal(expected, extracted.Rows);
    }
}
