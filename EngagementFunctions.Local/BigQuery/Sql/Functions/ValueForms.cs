using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>
/// SQL that writes a value of any type, arrays and structs included, as text of one of several forms.
/// </summary>
internal static class ValueForms
{
    /// <summary>FORMAT's %t.</summary>
    public static string Plain(string x, SqlType type) => type.Kind switch
    {
        TypeKind.Float64 => $"gs_float_plain({x})",
        TypeKind.Bytes => $"gs_bytes_plain(hex({x}))",
        TypeKind.Json => $"CAST({x} AS VARCHAR)",
        TypeKind.Array => List(x, type, Plain, new Frame("[", ", ", "]", "NULL")),
        TypeKind.Struct => Members(x, type, Plain, new Frame("(", ", ", ")", "NULL")),
        _ => ScalarCasts.ToText(x, type.Kind)!,
    };

    /// <summary>FORMAT's %T: an expression that gives the value again.</summary>
    public static string Literal(string x, SqlType type) => type.Kind switch
    {
        TypeKind.String => $"gs_string_literal({x})",
        TypeKind.Float64 => $"gs_float_literal({x})",
        TypeKind.Bytes => $"gs_bytes_literal(hex({x}))",
        TypeKind.Json => $"('JSON ' || gs_string_literal(CAST({x} AS VARCHAR)))",
        TypeKind.Array => List(x, type, Literal, new Frame("[", ", ", "]", "NULL")),
        TypeKind.Struct => Members(x, type, Literal, new Frame("(", ", ", ")", "NULL")),
        TypeKind.Int64 or TypeKind.Bool => ScalarCasts.ToText(x, type.Kind)!,
        _ => $"('{type.Name} \"' || {ScalarCasts.ToText(x, type.Kind)} || '\"')",
    };

    public static string Json(string x, SqlType type) => type.Kind switch
    {
        TypeKind.Int64 => $"gs_json_integer({x})",
        TypeKind.Float64 => $"gs_json_float({x})",
        TypeKind.Numeric or TypeKind.BigNumeric => $"gs_json_decimal({ScalarCasts.ToText(x, type.Kind)})",
        TypeKind.Bool => $"CAST({x} AS VARCHAR)",
        TypeKind.Json => $"CAST({x} AS VARCHAR)",
        TypeKind.Bytes => $"('\"' || to_base64({x}) || '\"')",
        TypeKind.DateTime => $"('\"' || replace(gs_datetime_text({x}), ' ', 'T') || '\"')",
        TypeKind.Timestamp => $"('\"' || replace(gs_datetime_text(make_timestamp(epoch_us({x}))), ' ', 'T') || 'Z\"')",
        TypeKind.Array => List(x, type, Json, new Frame("[", ",", "]", "null")),
        TypeKind.Struct => Members(x, type, Json, new Frame("{", ",", "}", "null")),
        TypeKind.String => $"gs_json_quote({x})",
        _ => $"('\"' || {ScalarCasts.ToText(x, type.Kind)} || '\"')",
    };

    /// <summary>DuckDB SQL of the value: how a script's variables keep theirs.</summary>
    public static string Duck(string x, SqlType type) => type.Kind switch
    {
        TypeKind.Array => $"{List(x, type, Duck, new Frame("CAST([", ", ", "]", "NULL"))} || ' AS {Escaped(type)})'",
        TypeKind.Struct =>
            $"{Members(x, type, Duck, new Frame("CAST({", ", ", "}", "NULL"))} || ' AS {Escaped(type)})'",
        TypeKind.Bytes => $"('unhex(''' || hex({x}) || ''')')",
        TypeKind.String => QuotedText(x),
        TypeKind.Int64 or TypeKind.Bool or TypeKind.BigNumeric =>
            $"('CAST(''' || CAST({x} AS VARCHAR) || ''' AS {type.Physical})')",
        TypeKind.Timestamp => $"('make_timestamptz(' || epoch_us({x}) || ')')",
        TypeKind.DateTime => $"('make_timestamp(' || epoch_us({x}) || ')')",
        TypeKind.Json => $"('CAST(' || {QuotedText($"CAST({x} AS VARCHAR)")} || ' AS JSON)')",
        _ => $"('CAST(''' || CAST({x} AS VARCHAR) || ''' AS {type.Physical})')",
    };

    private static string Escaped(SqlType type) => type.Physical.Replace("'", "''", StringComparison.Ordinal);

    private static string QuotedText(string x) =>
        $"('''' || replace(replace({x}, '''', ''''''), chr(0), ''' || chr(0) || ''') || '''')";

    private static string List(string x, SqlType type, Func<string, SqlType, string> form, Frame frame)
    {
        var items = Binding.Duck.Each(x, item => $"coalesce({form(item, type.Element!)}, '{frame.None}')");
        return $"('{frame.Open}' || "
            + $"CASE WHEN {x} IS NOT NULL THEN coalesce(array_to_string({items}, '{frame.Separator}'), '') END "
            + $"|| '{frame.Close}')";
    }

    private static string Members(string x, SqlType type, Func<string, SqlType, string> form, Frame frame) =>
        Binding.Duck.Let(x, value =>
        {
            var members = type.Members.Select((member, i) =>
            {
                var text = form(Binding.Duck.Member(value, type, i), member.Type);
                return $"'{Label(type, i, form)}' || coalesce({text}, '{frame.None}')";
            });
            var body = string.Join($" || '{frame.Separator}' || ", members.DefaultIfEmpty("''"));
            return $"CASE WHEN {value} IS NULL THEN NULL ELSE '{frame.Open}' || {body} || '{frame.Close}' END";
        });

    private static string Label(SqlType type, int index, Func<string, SqlType, string> form)
    {
        if (form == Json)
            return Native.JsonText.Quote(type.Members[index].Name).Replace("'", "''", StringComparison.Ordinal) + ":";
        return form == Duck
            ? type.PhysicalMember(index).Replace("'", "''", StringComparison.Ordinal) + ": "
            : "";
    }

    /// <summary>What stands around and between the parts, and in place of NULL.</summary>
    private sealed record Frame(string Open, string Separator, string Close, string None);
}
