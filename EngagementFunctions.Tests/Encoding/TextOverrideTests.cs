using EngagementFunctions.Encoding;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding;

public class TextOverrideTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData("smallint", "(VALUES ('-32768'), ('0'), ('32767')) t(v)")]
    [InlineData("integer", "(VALUES ('-2147483648'), ('7')) t(v)")]
    [InlineData("bigint", "(VALUES ('-9223372036854775808'), ('9223372036854775807')) t(v)")]
    [InlineData("boolean", "(VALUES ('t'), ('f')) t(v)")]
    [InlineData("numeric", "(VALUES ('0'), ('0.00'), ('-0.010'), ('1e20'), ('12345678.90000'), ('1e-20'), ('NaN'), ('Infinity'), ('-Infinity')) t(v)")]
    [InlineData("numeric", "(SELECT (repeat('12345678901234567890', 300) || '.' || repeat('98765', 100))::text) t(v)")]
    [InlineData("numeric", "(SELECT round(hashint8(i) * 10::numeric ^ (i % 40 - 20), i % 30)::text FROM generate_series(1, 2000) i) t(v)")]
    [InlineData("numeric(60,50)", "(VALUES ('1.5'), ('-0.00000000000000000000000000000000000000000000000001')) t(v)")]
    [InlineData("date", "(VALUES ('infinity'), ('-infinity'), ('0001-01-01'), ('0001-12-31 BC'), ('4713-11-24 BC'), ('5874897-12-31'), ('10000-01-01')) t(v)")]
    [InlineData("date", "(SELECT (date '0101-01-01 BC' + i * 37)::text FROM generate_series(1, 3000) i) t(v)")]
    [InlineData("timestamp", "(VALUES ('infinity'), ('-infinity'), ('0044-03-15 12:30:00.5 BC'), ('4713-11-24 BC'), ('294276-12-31 23:59:59.999999'), ('2024-01-01 00:00:00.000001'), ('1999-12-31 23:59:59')) t(v)")]
    [InlineData("timestamp", "(SELECT (timestamp '0401-01-01 BC' + i * interval '71 days 5.123456 hours')::text FROM generate_series(1, 3000) i) t(v)")]
    [InlineData("timestamptz", "(VALUES ('infinity'), ('0044-03-15 12:30:00.5+00 BC'), ('2024-07-01 12:00:00.120+02'), ('1969-12-31 23:59:59.99+00')) t(v)")]
    public async Task A_column_declared_STRING_holds_what_the_servers_cast_gives(string type, string values)
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var query = $"SELECT v::{type} AS v FROM {values} UNION ALL SELECT NULL";
        var extracted = await Extracted.FromAsync(database, query, options: ColumnSettings.Of("V", WarehouseType.String));
        Assert.Equal(WarehouseType.String, extracted.Columns[0].Type);
        Assert.Equal(await database.RowsAsync($"SELECT v::text FROM ({query}) q"), extracted.Rows);
    }
}
