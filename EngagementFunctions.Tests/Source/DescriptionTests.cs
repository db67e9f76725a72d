using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Source;

public class DescriptionTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("smallint", 21u)]
    [InlineData("bigint", 20u)]
    [InlineData("numeric", 1700u)]
    [InlineData("numeric(10,2)", 1700u)]
    [InlineData("numeric(5,-2)", 1700u)]
    [InlineData("numeric(3,5)", 1700u)]
    [InlineData("numeric(1000,0)", 1700u)]
    [InlineData("character varying(40)", 1043u)]
    [InlineData("timestamp(3) without time zone", 1114u)]
    [InlineData("timestamp with time zone", 1184u)]
    [InlineData("character(3)", 1042u)]
    [InlineData("jsonb", 3802u)]
    [InlineData("integer[]", 1007u)]
    public async Task A_column_is_described_as_the_server_names_its_type(string type, uint oid)
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var column = Assert.Single(await DescribeAsync(database, $"SELECT NULL::{type} AS \"Some Column\""));
        Assert.Equal((0, "Some Column", oid, type), (column.Ordinal, column.Name, column.TypeOid, column.TypeName));
    }

    [Fact]
    public async Task Precision_and_scale_survive_the_description()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var columns = await DescribeAsync(database, "SELECT NULL::numeric(38,9) a, NULL::numeric(5,-2) b, NULL::numeric c");
        Assert.Equal((38, 9), Digits(columns[0]));
        Assert.Equal((5, -2), Digits(columns[1]));
        Assert.Equal(-1, columns[2].TypeModifier);
    }

    [Fact]
    public async Task A_domain_is_described_by_its_base_type()
    {
        var database = await SourceDatabase.CreateAsync(
            postgres, "CREATE DOMAIN score AS numeric(6,2) CHECK (value >= 0); CREATE TABLE t (s score)");
        var column = Assert.Single(await DescribeAsync(database, "SELECT s FROM t"));
        Assert.Equal((1700u, "numeric(6,2)"), (column.TypeOid, column.TypeName));
    }

    [Fact]
    public async Task An_enum_is_described_by_its_own_name()
    {
        var database = await SourceDatabase.CreateAsync(postgres, "CREATE TYPE mood AS ENUM ('fine')");
        Assert.EndsWith("mood", Assert.Single(await DescribeAsync(database, "SELECT 'fine'::mood m")).TypeName);
    }

    private static (int Precision, int Scale) Digits(SourceColumn column) =>
        (NumericModifier.Precision(column.TypeModifier), NumericModifier.Scale(column.TypeModifier));

    private static async Task<IReadOnlyList<SourceColumn>> DescribeAsync(SourceDatabase database, string sql)
    {
        await using var snapshot = await database.OpenAsync(sql);
        return snapshot.Columns;
    }
}
