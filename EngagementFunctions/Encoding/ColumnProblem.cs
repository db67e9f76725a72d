using EngagementFunctions.Errors;

namespace EngagementFunctions.Encoding;

/// <summary>One thing wrong with one column; they are reported together.</summary>
internal sealed record ColumnProblem(string Code, string Text)
{
    public static ExtractionException ToError(IReadOnlyList<ColumnProblem> problems) => new(
        ErrorKind.Configuration,
        problems[0].Code,
        $"The query's columns cannot be carried over as they are: {string.Join("; ", problems.Select(p => p.Text))}.");
}
