using System.Globalization;
using EngagementFunctions.Encoding.Canonical;

namespace EngagementFunctions.Verification;

/// <summary>BigQuery's forms of the samples against the app's own.</summary>
internal static class SelfCheckComparison
{
    /// <returns>What differs, naming type and literal; none when the forms agree.</returns>
    public static IReadOnlyList<string> Differences(IReadOnlyList<ProofSample> samples, IReadOnlyList<SampleAnswer> answers)
    {
        if (answers.Count != samples.Count)
        {
            return [string.Create(CultureInfo.InvariantCulture, $"BigQuery answered {answers.Count} of {samples.Count} literals")];
        }

        Int128 total = 0;
        var row = new RowText();
        var differences = new List<string>();
        foreach (var (sample, answer) in samples.Zip(answers))
        {
            row.Clear();
            var text = sample.AddTo(row);
            total += FarmHash.Fingerprint(row.Bytes);
            var cell = System.Text.Encoding.UTF8.GetString(row.Bytes);
            if (text != answer.Text)
            {
                differences.Add($"{sample.Literal}: the app writes {Shown(text)}, BigQuery {Shown(answer.Text)}");
            }
            else if (cell != answer.Cell)
            {
                differences.Add($"{sample.Literal}: in a row the app writes {Shown(cell)}, BigQuery {Shown(answer.Cell)}");
            }
        }

        return differences.Count == 0 && answers.Any(answer => answer.Total != total.ToString(CultureInfo.InvariantCulture))
            ? ["every text agrees, but the sum of their FARM_FINGERPRINT differs"]
            : differences;
    }

    private static string Shown(string? text) => text is null ? "NULL" : $"\"{text}\"";
}
