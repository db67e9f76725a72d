using System.Globalization;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A parameter's value as text, as the service reads it.</summary>
internal static class ScalarText
{
    private const string DateAndTime = "yyyy-MM-dd HH:mm:ss.FFFFFF";

    internal static string Of(object value, BigQueryDbType type) => value switch
    {
        null => null,
        string text => text,
        bool truth => truth ? "TRUE" : "FALSE",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTime time => Of(time, type),
        DateTimeOffset time => Of(time, type),
        TimeSpan time => Of(time),
        float or double => ((IFormattable)value).ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        BigQueryNumeric or BigQueryBigNumeric => value.ToString(),
        _ => throw new ArgumentException($"A parameter cannot be a {value.GetType().Name}.", nameof(value)),
    };

    private static string Of(DateTime time, BigQueryDbType type) => type switch
    {
        BigQueryDbType.Date => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        BigQueryDbType.Time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        BigQueryDbType.Timestamp when time.Kind != DateTimeKind.Utc =>
            throw new InvalidOperationException("A TIMESTAMP parameter needs a UTC time."),
        BigQueryDbType.Timestamp => time.ToString(DateAndTime + "+00", CultureInfo.InvariantCulture),
        _ => time.ToString(DateAndTime, CultureInfo.InvariantCulture),
    };

    private static string Of(DateTimeOffset time, BigQueryDbType type) => type == BigQueryDbType.Timestamp
        ? time.ToString(DateAndTime + "zzz", CultureInfo.InvariantCulture)
        : Of(time.DateTime, type);

    private static string Of(TimeSpan time)
    {
        var day = TimeSpan.TicksPerDay;
        var withinDay = new TimeSpan(((time.Ticks % day) + day) % day);
        return withinDay.ToString(@"hh\:mm\:ss\.ffffff", CultureInfo.InvariantCulture);
    }
}
