using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Sql.Native;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>fingerprints.jsonl holds texts of 0 to 300 characters and GoogleSQL's FARM_FINGERPRINT of each.</summary>
public sealed class FingerprintTests
{
    [Fact]
    public void Fingerprints_of_every_length_are_those_of_GoogleSQL()
    {
        var samples = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "EmulatorSql", "fingerprints.jsonl"))
            .Select(line => JsonSerializer.Deserialize<Sample>(line, JsonSerializerOptions.Web)!)
            .ToList();

        Assert.Equal(301, samples.Count);
        Assert.All(samples, sample =>
            Assert.Equal(sample.Is, $"{FarmHash.Fingerprint(System.Text.Encoding.UTF8.GetBytes(sample.Text))}"));
    }

    [Fact]
    public void A_sum_of_fingerprints_is_exact_and_nulls_have_none()
    {
        using var warehouse = new SqlWarehouse();
        var sql = """
            SELECT SUM(CAST(FARM_FINGERPRINT(x) AS BIGNUMERIC)), COUNT(FARM_FINGERPRINT(x))
            FROM (
              SELECT IF(MOD(i, 10) = 0, NULL, CAST(MOD(i, 7) AS STRING)) AS x FROM UNNEST(GENERATE_ARRAY(1, 5000)) i
            )
            """;
        var wanted = Enumerable.Range(1, 5000).Where(i => i % 10 != 0)
            .Aggregate(
                Int128.Zero, (sum, i) => sum + FarmHash.Fingerprint(System.Text.Encoding.UTF8.GetBytes($"{i % 7}")));

        Assert.Equal($"{wanted}|4500", warehouse.Rows(sql));
    }

    private sealed record Sample(string Text, string Is);
}
