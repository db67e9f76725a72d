using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace EngagementFunctions.Runs;

/// <summary>
/// Identity of a run: UTC time to the millisecond and 30 random bits, 26 characters, sortable by time.
/// Lower-case letters, digits and underscores only, so that it fits job ids, table names, labels and application names.
/// </summary>
internal readonly partial record struct RunId
{
    /// <summary>Characters of every id.</summary>
    public const int Length = 26;

    private const string Letters = "abcdefghijkmnpqrstuvwxyz23456789";
    private const int RandomLetters = 6;

    private RunId(string value) => Value = value;

    public string Value { get; }

    public static RunId New(TimeProvider time)
    {
        var now = time.GetUtcNow().ToString("yyyyMMdd'_'HHmmss'_'fff", CultureInfo.InvariantCulture);
        return new RunId($"{now}_{RandomNumberGenerator.GetString(Letters, RandomLetters)}");
    }

    public static bool TryParse(string text, out RunId id)
    {
        var valid = Form().IsMatch(text);
        id = valid ? new RunId(text) : default;
        return valid;
    }

    public override string ToString() => Value;

    [GeneratedRegex(@"^\d{8}_\d{6}_\d{3}_[a-z0-9]{6}$")]
    private static partial Regex Form();
}
