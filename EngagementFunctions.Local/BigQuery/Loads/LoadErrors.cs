using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace EngagementFunctions.Local.BigQuery.Loads;

internal static partial class LoadErrors
{
    public static BigQueryError Reading(string message) =>
        BigQueryError.Invalid($"Error while reading data, error message: {message}");

    // DuckDB's own words would name the emulator's copy of the file.
    public static BigQueryError Reading(DuckDBException fault) => Reading(
        fault.Message.Contains("No magic bytes found", StringComparison.Ordinal)
            ? "Input file is not in Parquet format."
            : ErrorKind().Replace(fault.Message, ""));

    public static BigQueryError TooMany(string format, IReadOnlyList<BigQueryError> errors, long rows) => new(
        "invalid",
        $"Error while reading data, error message: {format} table encountered too many errors, giving up. "
        + $"Rows: {rows}; errors: {errors.Count}. Please look into the errors[] collection for more details.",
        400)
    {
        Details = errors,
    };

    /// <summary>DuckDB puts the kind of error before each message.</summary>
    [GeneratedRegex("^[A-Z][A-Za-z ]* Error: ")]
    private static partial Regex ErrorKind();
}
