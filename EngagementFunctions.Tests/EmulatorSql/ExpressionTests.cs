using System.Text.Json;
using EngagementFunctions.Local.BigQuery;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>
/// expressions.jsonl holds expressions with the answers of GoogleSQL's own reference evaluator to
/// <c>SELECT FORMAT('%T', expression)</c>: the emulator has to give the same ones.
/// </summary>
public sealed class ExpressionTests(SqlWarehouse warehouse) : IClassFixture<SqlWarehouse>
{
    public static TheoryData<string> Sections => [.. Samples.Select(sample => sample.Section).Distinct()];

    [Theory]
    [MemberData(nameof(Sections))]
    public void Expressions_have_the_values_that_GoogleSQL_gives_them(string section)
    {
        var faults = Samples.Where(sample => sample.Section == section).Select(Fault).OfType<string>();

        Assert.Empty(faults);
    }

    private static IEnumerable<Sample> Samples => File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "EmulatorSql", "expressions.jsonl"))
        .Select(line => JsonSerializer.Deserialize<Sample>(line, JsonSerializerOptions.Web)!);

    private string? Fault(Sample sample)
    {
        var answer = Evaluate(sample);
        var wanted = sample.Error is null ? sample.Is ?? "NULL" : $"error: {sample.Error}";
        var isRight = sample.Error is null
            ? answer == wanted
            : answer.StartsWith(wanted, StringComparison.Ordinal);
        return isRight ? null : $"{sample.Sql}\n   is {answer}\n   not {wanted}\n";
    }

    private string Evaluate(Sample sample)
    {
        try
        {
            return warehouse.Rows($"SELECT FORMAT('%T', {sample.Sql})");
        }
        catch (BigQueryError error)
        {
            return $"error: {error.Message}";
        }
    }

    private sealed record Sample(string Section, string Sql, string? Is, string? Error);
}
