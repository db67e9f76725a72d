using System.Globalization;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Uploads;

/// <summary>
/// <c>bytes 0-262143/614400</c>, <c>bytes 0-262143/*</c>, or <c>bytes */N</c> and <c>bytes */*</c>, which carry nothing
/// and ask for the state. Without the header the whole file comes at once.
/// </summary>
internal sealed partial record ContentRange(long Start, long? Length, long? Total, bool IsQuestion)
{
    public static ContentRange Parse(string? header)
    {
        if (string.IsNullOrEmpty(header)) return new ContentRange(0, null, null, IsQuestion: false);
        var match = Pattern().Match(header);
        if (!match.Success) throw BigQueryError.Invalid($"Invalid Content-Range: {header}");
        var total = Number(match.Groups["total"]);
        if (Number(match.Groups["first"]) is not { } first) return new ContentRange(0, 0, total, IsQuestion: true);
        var length = Number(match.Groups["last"])!.Value - first + 1;
        if (length < 1 || first + length > (total ?? long.MaxValue))
            throw BigQueryError.Invalid($"Invalid Content-Range: {header}");
        return new ContentRange(first, length, total, IsQuestion: false);
    }

    /// <summary>An upload without any range ends with its only request.</summary>
    public bool IsLastOf(long received) => Length is null || received == Total;

    private static long? Number(Group group) =>
        group.Success && group.Value != "*" ? long.Parse(group.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^bytes (?:\*|(?<first>\d{1,18})-(?<last>\d{1,18}))/(?<total>\d{1,18}|\*)$")]
    private static partial Regex Pattern();
}
