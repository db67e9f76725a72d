using System.Globalization;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;

namespace EngagementFunctions.Runs;

/// <summary>Stands before publishing: a source that lost its rows must not take the target's with it.</summary>
internal static class RowGates
{
    /// <exception cref="ExtractionException">No rows, or far fewer than last time, and nobody accepted that.</exception>
    public static void Check(RunProgress run, long before, double maxShrink, string statement)
    {
        var rows = run.Record.Rows ?? 0;
        if (rows == 0 && !run.Request.Accept.Contains(Gate.Empty))
        {
            throw Refused(
                ErrorCodes.Empty, "The query gave no rows, and an empty table is not published unasked.", Gate.Empty, statement);
        }

        if (rows > 0 && rows < before * (1 - maxShrink) && !run.Request.Accept.Contains(Gate.Shrink))
        {
            var change = string.Create(CultureInfo.InvariantCulture, $"The query gave {rows} rows, the target holds {before}");
            var allowed = string.Create(CultureInfo.InvariantCulture, $"a loss of more than {maxShrink:P0} (Run__MaxShrink) is not published unasked");
            throw Refused(ErrorCodes.Shrunk, $"{change}; {allowed}.", Gate.Shrink, statement);
        }
    }

    private static ExtractionException Refused(string code, string found, Gate gate, string statement) => new(
        ErrorKind.Refused,
        code,
        $"{found} If it is right, ask for one run with {{\"accept\": [\"{JournalColumns.Name(gate)}\"], \"reason\": \"...\"}}. "
        + $"Count the rows in the source:\n{OperatorQueries.Count(statement)}");
}
