namespace EngagementFunctions.Local.Demo.Verdict;

/// <summary>SQL that makes a column's value the text both sides can be compared by.</summary>
internal static class SourceText
{
    private const string Moment = "'YYYY-MM-DD\"T\"HH24:MI:SS.US'";

    public static string Of(SourceColumn column)
    {
        var name = $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return column.Type.Split('(')[0].Trim() switch
        {
            "timestamp with time zone" => $"to_char({name} AT TIME ZONE 'UTC', {Moment})",
            "timestamp without time zone" => $"to_char({name}, {Moment})",
            "numeric" => $"trim_scale({name})::text",
            // Through double precision, so that both sides show the digits of the same number.
            "real" => $"{name}::double precision::text",
            _ => $"{name}::text",
        };
    }
}
