using System.Globalization;
using System.Text;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>Pieces of DuckDB SQL.</summary>
internal static class Duck
{
    /// <summary>DuckDB takes statements as C strings: a NUL inside a text has to be put in from outside.</summary>
    public static string Text(string value) => value.Contains('\0', StringComparison.Ordinal)
        ? $"({string.Join(" || chr(0) || ", value.Split('\0').Select(Quoting.Text))})"
        : Quoting.Text(value);

    /// <summary>Bytes, one Latin-1 character each.</summary>
    public static string Bytes(string latin1) =>
        $"unhex('{Convert.ToHexString(Encoding.Latin1.GetBytes(latin1))}')";

    public static string Cast(string sql, SqlType type) => $"CAST({sql} AS {type.Physical})";

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Evaluates an expression once where the result needs it several times.</summary>
    public static string Let(string sql, Func<string, string> body) => $"{Each($"[{sql}]", body)}[1]";

    /// <summary>
    /// Names of lambda parameters depend on the text alone, so that equal expressions stay equal texts.
    /// </summary>
    public static string Each(string listSql, Func<string, string> body)
    {
        var name = FreeName(listSql + body("\u0001"));
        return $"list_transform({listSql}, lambda {name}: {body(name)})";
    }

    public static string Struct(SqlType type, IEnumerable<string> values) =>
        $"{{{string.Join(", ", values.Select((value, i) => $"{type.PhysicalMember(i)}: {value}"))}}}";

    public static string Member(string sql, SqlType type, int index) => $"({sql}).{type.PhysicalMember(index)}";

    private static string FreeName(string sql)
    {
        for (var i = 1; ; i++)
            if (!sql.Contains($"_e{i}", StringComparison.Ordinal))
                return $"_e{i}";
    }
}
