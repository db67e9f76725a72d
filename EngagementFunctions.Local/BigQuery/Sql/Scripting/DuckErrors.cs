using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using EngagementFunctions.Local.BigQuery.Sql.Native;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>What DuckDB says of an error, in BigQuery's words.</summary>
internal static partial class DuckErrors
{
    public static T Translated<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (DuckDBException fault) when (fault.Message.StartsWith("INTERRUPT", StringComparison.Ordinal))
        {
            throw new OperationCanceledException("The statement was interrupted.", fault);
        }
        catch (DuckDBException fault)
        {
            throw BigQueryError.InvalidQuery(Message(fault.Message));
        }
        catch (SqlValueException fault)
        {
            throw BigQueryError.InvalidQuery(fault.Message);
        }
    }

    private static string Message(string text)
    {
        text = text.Split("\n\nLINE ")[0].Trim();
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        var (kind, detail) = colon < 0 ? ("", text) : (text[..colon], text[(colon + 2)..]);
        if (Overflow().Match(detail) is { Success: true } overflow)
            return Overflowed(overflow.Groups[2].Value, overflow.Groups[3].Value);
        return kind switch
        {
            "Invalid Input Error" => InvalidInput(detail),
            "Constraint Error" when NotNull().Match(detail) is { Success: true } column =>
                $"Required field {column.Groups[1].Value} cannot be null",
            "Conversion Error" when detail.Contains("INT128", StringComparison.Ordinal) => "int64 overflow",
            "Conversion Error" when detail.Contains("decode", StringComparison.Ordinal) =>
                "Invalid cast of bytes to UTF8 string",
            "Conversion Error" or "Out of Range Error" => $"Value out of range: {FirstLine(detail)}",
            _ => $"The emulator cannot run this statement: {FirstLine(detail)}",
        };
    }

    private static string InvalidInput(string detail) => detail switch
    {
        _ when detail.StartsWith("More than one row returned", StringComparison.Ordinal) =>
            "Scalar subquery produced more than one element",
        _ when detail.StartsWith("Failure in decode", StringComparison.Ordinal) =>
            "Invalid cast of bytes to UTF8 string",
        _ => detail,
    };

    private static string FirstLine(string text) => text.Split('\n')[0];

    /// <summary>Of decimals DuckDB shows the unscaled integers.</summary>
    private static string Overflowed(string type, string operation) =>
        type.StartsWith("DECIMAL", StringComparison.Ordinal)
        ? "numeric overflow: " + Digits().Replace(operation, digits => new ExactDecimal(
            BigInteger.Parse(digits.Value, CultureInfo.InvariantCulture), DecimalKind.Numeric.Scale).ToString())
        : $"int64 overflow: {operation}";

    [GeneratedRegex(@"^Overflow in (addition|subtract|subtraction|multiplication|negation) of ([A-Z0-9()]+) \((.*)\)")]
    private static partial Regex Overflow();

    [GeneratedRegex("-?[0-9]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"NOT NULL constraint failed: .*\.([^.]+)$")]
    private static partial Regex NotNull();
}
