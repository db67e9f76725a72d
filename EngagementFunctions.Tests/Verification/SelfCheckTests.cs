using System.Globalization;
using EngagementFunctions.Encoding;
using EngagementFunctions.Tests.EmulatorSql;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Support;
using EngagementFunctions.Verification;

namespace EngagementFunctions.Tests.Verification;

/// <summary>The check of the proof, without a run around it.</summary>
public sealed class SelfCheckTests(PostgresFixture postgres) : IDisposable
{
    private const string Float = "FORMAT('%.16e', IF(value = 0, 0, value))";

    private readonly SqlWarehouse _warehouse = new();

    [Fact]
    public void The_emulator_writes_every_sample_as_the_app_does() => Assert.Empty(Differences(sql => sql));

    [Fact]
    public void Every_type_has_its_samples_and_a_null() => Assert.All(Enum.GetValues<WarehouseType>(), type =>
    {
        Assert.Contains(ProofSamples.All, sample => sample.Type == type && sample.Value is not null);
        Assert.Contains(ProofSamples.All, sample => sample.Type == type && sample.Value is null);
    });

    [Theory]
    [InlineData(Float, "CAST(value AS STRING)", "CAST('0.1' AS FLOAT64): the app writes \"1.0000000000000001e-01\", BigQuery \"0.1\"")]
    [InlineData("UNIX_MICROS", "UNIX_MILLIS", "CAST('2024-02-29 12:34:56.000001+00' AS TIMESTAMP): the app writes \"1709210096000001\"")]
    [InlineData("UNIX_DATE(value)", "1 + UNIX_DATE(value)", "CAST('1970-01-01' AS DATE): the app writes \"0\", BigQuery \"1\"")]
    [InlineData("DATETIME '1970-01-01'", "DATETIME '1970-01-02'", "BigQuery \"-86400000000\"")]
    [InlineData("BYTE_LENGTH", "CHAR_LENGTH", "CAST('né 東京 🚀' AS STRING): in a row the app writes \"15:né")]
    [InlineData("'n') AS", "'') AS", "CAST(NULL AS NUMERIC): in a row the app writes \"n\", BigQuery \"\"")]
    [InlineData("SUM(", "MAX(", "FARM_FINGERPRINT differs")]
    public void A_form_that_differs_is_named_with_its_literal(string form, string broken, string found)
    {
        var differences = Differences(sql => sql.Replace(form, broken, StringComparison.Ordinal));
        Assert.Contains(differences, difference => difference.Contains(found, StringComparison.Ordinal));
    }

    [Fact]
    public void An_answer_too_few_is_a_difference() =>
        Assert.Single(SelfCheckComparison.Differences(ProofSamples.All, [new SampleAnswer("0", "1:0", "0")]));

    [Fact]
    public async Task The_fields_of_the_samples_are_those_that_PostgreSQL_sends()
    {
        var samples = ProofSamples.All.Where(sample => sample.Value is not null).ToList();
        var values = samples.Select(sample => $"'{sample.Value}'::{PostgresTypes.Find(sample.TypeOid, "").Name}");
        var stream = await CopyBytes.OfAsync(await SourceDatabase.CreateAsync(postgres), $"SELECT {string.Join(", ", values)}");
        Assert.Equal(samples.Select(sample => sample.Field), CopyBytes.Read(stream, samples.Count, stream.Length));
    }

    public void Dispose() => _warehouse.Dispose();

    private IReadOnlyList<string> Differences(Func<string, string> change)
    {
        var rows = _warehouse.Rows(change(SelfCheckQuery.Sql(ProofSamples.All))).Split('\n').Select(row => row.Split('|'));
        return SelfCheckComparison.Differences(
            ProofSamples.All,
            [.. rows.OrderBy(row => int.Parse(row[0], CultureInfo.InvariantCulture))
                .Select(row => new SampleAnswer(row[1] == "NULL" ? null : row[1], row[2], row[3]))]);
    }
}
