using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Triggers;

/// <summary>How long a caller wants to wait for a run's end: <c>Prefer: wait=SECONDS</c> of RFC 7240.</summary>
internal static class PreferredWait
{
    private const string Preference = "wait=";
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(90);

    /// <summary>The platform's front end gives up on an answer after 230 s.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(200);

    public static TimeSpan Of(HttpRequest request)
    {
        var wait = request.Headers["Prefer"]
            .SelectMany(header => (header ?? "").Split([',', ';'], StringSplitOptions.TrimEntries))
            .FirstOrDefault(preference => preference.StartsWith(Preference, StringComparison.OrdinalIgnoreCase));
        return wait is not null && uint.TryParse(wait[Preference.Length..], CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, Longest.TotalSeconds))
            : Default;
    }
}
