namespace EngagementFunctions.Checks;

/// <summary>One hop of the way from vault to target, looked at without changing anything.</summary>
/// <param name="Name">A stable name.</param>
/// <param name="Needs">Names of checks that have to be in order before this one can be looked at.</param>
/// <param name="Mend">The command or setting for whatever this check can find wrong, unless its finding brings a better one.</param>
/// <param name="LookAsync">Looks; an error that it throws is what it found.</param>
internal sealed record Check(
    string Name, IReadOnlyList<string> Needs, string Mend, Func<CheckFacts, CancellationToken, Task<Finding>> LookAsync);

/// <summary>A check that has been made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">How it came out.</param>
/// <param name="Found">What is there.</param>
/// <param name="Mend">The command or setting that mends it; absent where nothing is to be mended.</param>
/// <param name="Seconds">How long looking took.</param>
internal sealed record CheckResult(string Name, CheckOutcome Outcome, string Found, string? Mend, double Seconds);

/// <summary>All checks, in the order of the hops.</summary>
/// <param name="Version">The app's.</param>
/// <param name="Variant"><c>official</c> or <c>stand-in</c>.</param>
/// <param name="Outcome">The worst of them.</param>
/// <param name="Checks">Each of them.</param>
internal sealed record CheckReport(string Version, string Variant, CheckOutcome Outcome, IReadOnlyList<CheckResult> Checks)
{
    /// <summary>Names of what is wrong.</summary>
    public IEnumerable<string> Wrong() => Checks.Where(check => check.Outcome == CheckOutcome.Wrong).Select(check => check.Name);
}
