using System.Globalization;
using EngagementFunctions.Encoding.Canonical;
using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Verification;

/// <summary>What BigQuery makes of one sample.</summary>
/// <param name="Text">Canonical text of the value.</param>
/// <param name="Cell">The same as a row's text has it.</param>
/// <param name="Total">Sum of the fingerprints of all samples' cells.</param>
internal sealed record SampleAnswer(string? Text, string Cell, string Total);

/// <summary>Asks BigQuery for its forms of literals, through the expressions that compute the evidence.</summary>
internal static class SelfCheckQuery
{
    private const string Sample = "sample";
    private const string Value = "value";
    private const string Text = "text";
    private const string Cell = "cell";
    private const string Total = "total";

    /// <returns>GoogleSQL with one row a sample, in any order.</returns>
    public static string Sql(IReadOnlyList<ProofSample> samples)
    {
        var selects = samples.Select((sample, at) => string.Create(CultureInfo.InvariantCulture, $"""
              SELECT {at} AS {Sample}, {CanonicalSql.Text(sample.Type, Value)} AS {Text}, {CanonicalSql.Cell(sample.Type, Value)} AS {Cell}
              FROM (SELECT {sample.Literal} AS {Value})
            """));
        return $"WITH samples AS (\n{string.Join("\n  UNION ALL\n", selects)}\n)\n"
            + $"SELECT {Sample}, {Text}, {Cell}, (SELECT CAST({CanonicalSql.Sum(Cell)} AS STRING) FROM samples) AS {Total}\nFROM samples";
    }

    public static IReadOnlyList<SampleAnswer> Read(IEnumerable<BigQueryRow> rows) =>
        [.. rows.OrderBy(row => (long)row[Sample]).Select(row =>
            new SampleAnswer(row[Text] as string, (string)row[Cell], (string)row[Total]))];
}
