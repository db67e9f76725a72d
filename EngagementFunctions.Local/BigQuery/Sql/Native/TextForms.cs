using System.Globalization;
using System.Text;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>How %t, %T and TO_JSON_STRING write single values.</summary>
internal static class TextForms
{
    public static string FloatPlain(double value)
    {
        if (value == 0)
            return double.IsNegative(value) ? "-0.0" : "0.0";
        var text = Floats.Text(value);
        return double.IsFinite(value) && text.AsSpan().IndexOfAny('.', 'e') < 0 ? text + ".0" : text;
    }

    public static string FloatLiteral(double value) =>
        double.IsFinite(value) ? FloatPlain(value) : $"CAST(\"{Floats.Special(value)}\" AS FLOAT64)";

    public static string FloatJson(double value)
    {
        if (double.IsFinite(value))
            return Floats.Text(value);
        return double.IsNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"";
    }

    /// <summary>Numbers that JavaScript cannot hold exactly are written as strings.</summary>
    public static string IntegerJson(long value)
    {
        const long exact = 1L << 53;
        var text = value.ToString(CultureInfo.InvariantCulture);
        return value is >= -exact and <= exact ? text : $"\"{text}\"";
    }

    public static string DecimalJson(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
            ? IntegerJson(whole)
            : $"\"{text}\"";

    public static string StringLiteral(string text)
    {
        var quote = text.Contains('"', StringComparison.Ordinal) && !text.Contains('\'', StringComparison.Ordinal)
            ? '\''
            : '"';
        var result = new StringBuilder().Append(quote);
        foreach (var c in text)
            result.Append(Escaped(c, quote));
        return result.Append(quote).ToString();
    }

    /// <summary>Bytes come as hexadecimal text.</summary>
    public static string BytesPlain(string hex) => string.Concat(Convert.FromHexString(hex).Select(Byte));

    public static string BytesLiteral(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        var quote = bytes.Contains((byte)'"') && !bytes.Contains((byte)'\'') ? '\'' : '"';
        return $"b{quote}{string.Concat(bytes.Select(b => b == quote || b == '\\' ? "\\" + (char)b : Byte(b)))}{quote}";
    }

    private static string Byte(byte b) => b is >= 0x20 and < 0x7f ? ((char)b).ToString() : $"\\x{b:x2}";

    private static string Escaped(char c, char quote) => c switch
    {
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        < ' ' or '\u007f' => $"\\x{(int)c:x2}",
        _ when c == quote => "\\" + c,
        _ => c.ToString(),
    };
}
