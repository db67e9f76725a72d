using EngagementFunctions.Encoding;
using EngagementFunctions.Encoding.Canonical;
using EngagementFunctions.Tests.Encoding.Canonical;
using EngagementFunctions.Tests.EmulatorSql;

namespace EngagementFunctions.Tests.Conformance;

/// <summary>The committed answers to the canonical expressions: asked of the emulator here, of GoogleSQL by conformance.sh.</summary>
public sealed class CanonicalTextsTests(SqlWarehouse warehouse) : IClassFixture<SqlWarehouse>
{
    private const string Rows = """
        FROM UNNEST([
          STRUCT(1 AS a, NUMERIC '1.5' AS b, 0.1 AS c, 'é' AS d, TIMESTAMP '2024-02-29 12:00:00+00' AS e),
          (1, NUMERIC '1.5', 0.1, 'é', TIMESTAMP '2024-02-29 12:00:00+00'),
          (-2, NULL, NULL, '', NULL),
          (NULL, NUMERIC '-0.000000001', CAST('-0' AS FLOAT64), NULL, TIMESTAMP '1969-12-31 23:59:59.999999+00')])
        """;

    private static readonly (string Name, WarehouseType Type, string Sum)[] Columns =
    [
        ("a", WarehouseType.Int64, "-20962135667924903945"),
        ("b", WarehouseType.Numeric, "8837775645963637419"),
        ("c", WarehouseType.Float64, "-3263039142403889904"),
        ("d", WarehouseType.String, "-5900139893127456303"),
        ("e", WarehouseType.Timestamp, "19796182288135336844"),
    ];

    private static string Row => "CONCAT(" + string.Join(", ", Columns.Select(c => CanonicalSql.Cell(c.Type, c.Name))) + ")";

    [Fact]
    public void The_canonical_expressions_give_the_committed_texts()
    {
        var cases = Values().Concat(Sums()).Concat(Fingerprints()).ToList();

        Assert.Empty(cases.Where(item => warehouse.Rows(item.Sql) != item.Is).Take(3));
        ConformanceFolder.Write("canonical.jsonl", cases);
    }

    private static IEnumerable<CanonicalCase> Values() =>
        from sample in GoldenTexts.All.Select(row => row.Data)
        let type = Enum.Parse<WarehouseType>(sample.Item3)
        let bytes = System.Text.Encoding.UTF8.GetByteCount(sample.Item5)
        from item in new[]
        {
            new CanonicalCase($"SELECT {CanonicalSql.Text(type, sample.Item4)}", sample.Item5),
            new CanonicalCase($"SELECT {CanonicalSql.Cell(type, sample.Item4)}", $"{bytes}:{sample.Item5}"),
        }
        select item;

    private static IEnumerable<CanonicalCase> Sums() => Columns
        .Select(c => new CanonicalCase($"SELECT CAST({CanonicalSql.Sum(CanonicalSql.Text(c.Type, c.Name))} AS STRING) {Rows}", c.Sum))
        .Append(new CanonicalCase($"SELECT CAST({CanonicalSql.Sum(Row)} AS STRING) {Rows}", "2090521987205308232"));

    private static IEnumerable<CanonicalCase> Fingerprints() => GoldenFingerprints.ByLength.Select(golden => new CanonicalCase(
        $"SELECT CAST(FARM_FINGERPRINT('{GoldenFingerprints.Text(golden.Key)}') AS STRING)", $"{golden.Value}"));

    private sealed record CanonicalCase(string Sql, string Is);
}
