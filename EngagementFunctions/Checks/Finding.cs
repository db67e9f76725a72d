using System.Text.Json.Serialization;

namespace EngagementFunctions.Checks;

/// <summary>How a check came out.</summary>
internal enum CheckOutcome
{
    /// <summary>As it should be.</summary>
    Fine,

    /// <summary>A run goes through all the same; somebody should look at it.</summary>
    Warning,

    /// <summary>A run would fail by it.</summary>
    Wrong,

    /// <summary>Something before it is wrong, so that it could not be looked at.</summary>
    [JsonStringEnumMemberName("not_checked")]
    NotChecked,
}

/// <summary>What a check saw.</summary>
/// <param name="Outcome">How it came out.</param>
/// <param name="Found">One sentence or more: what is there. Free of secrets and of values of rows.</param>
/// <param name="Mend">The command or setting that mends it.</param>
internal sealed record Finding(CheckOutcome Outcome, string Found, string? Mend = null)
{
    public static Finding Fine(string found) => new(CheckOutcome.Fine, found);

    public static Finding Warning(string found, string mend) => new(CheckOutcome.Warning, found, mend);

    public static Finding Wrong(string found, string mend) => new(CheckOutcome.Wrong, found, mend);

    public static Finding NotChecked(string because) => new(CheckOutcome.NotChecked, because);
}
