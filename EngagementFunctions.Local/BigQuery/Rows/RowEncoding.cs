using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Rows;

internal enum TimestampFormat
{
    FloatSeconds,
    Int64Micros,
    Iso8601,
}

/// <summary>
/// DuckDB expressions for a row as the REST interface writes it, <c>{"f": [{"v": ...}]}</c>: the engine makes the text,
/// so that no value passes through a .NET type that cannot hold it.
/// </summary>
internal sealed class RowEncoding(TimestampFormat timestamps)
{
    public string Row(IEnumerable<Field> fields) =>
        $"json_object('f', {Cells(fields, field => Quoting.Name(field.Name))})::VARCHAR";

    private string Cells(IEnumerable<Field> fields, Func<Field, string> value)
    {
        var cells = fields.Select(field => $"json_object('v', {Value(field, value(field))})");
        return $"json_array({string.Join(", ", cells)})";
    }

    private string Value(Field field, string value)
    {
        if (!field.IsRepeated) return Element(field, value);
        var item = $"json_object('v', {Element(field, "item")})";
        return $"coalesce(to_json(list_transform({value}, lambda item: {item})), '[]'::JSON)";
    }

    private string Element(Field field, string value) => field.Type switch
    {
        FieldType.RECORD => Record(field, value),
        FieldType.NUMERIC => $"rtrim(rtrim(({value})::VARCHAR, '0'), '.')",
        FieldType.BYTES => $"to_base64({value})",
        FieldType.FLOAT64 => Float(value),
        FieldType.DATETIME => Fraction($"strftime({value}, '%Y-%m-%dT%H:%M:%S.%f')"),
        FieldType.TIME => Fraction($"strftime(DATE '2000-01-01' + {value}, '%H:%M:%S.%f')"),
        FieldType.DATE => $"strftime({value}, '%Y-%m-%d')",
        FieldType.TIMESTAMP => Timestamp(value),
        _ => $"({value})::VARCHAR",
    };

    private string Record(Field field, string value)
    {
        var cells = Cells(field.Fields, member => $"struct_extract({value}, {Quoting.Text(member.Name)})");
        return $"CASE WHEN {value} IS NOT NULL THEN json_object('f', {cells}) END";
    }

    private static string Float(string value) => $"CASE WHEN isnan({value}) THEN 'NaN' "
        + $"WHEN isinf({value}) THEN CASE WHEN {value} > 0 THEN 'Infinity' ELSE '-Infinity' END "
        + $"ELSE ({value})::VARCHAR END";

    private string Timestamp(string value) => timestamps switch
    {
        TimestampFormat.Int64Micros => $"epoch_us({value})::VARCHAR",
        TimestampFormat.Iso8601 => Fraction($"strftime({value}, '%Y-%m-%dT%H:%M:%S.%f')") + " || 'Z'",
        _ => $"(epoch_us({value}) / 1000000)::VARCHAR",
    };

    /// <summary>Six digits of a second are left out when they are all zero.</summary>
    private static string Fraction(string text) => $"regexp_replace({text}, '\\.000000$', '')";
}
