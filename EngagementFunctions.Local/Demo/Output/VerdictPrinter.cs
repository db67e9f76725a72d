namespace EngagementFunctions.Local.Demo.Output;

/// <summary>The closing verdict: every point when all hold, else a line for each that does not.</summary>
internal sealed class VerdictPrinter(Narrator narrator)
{
    public void Print(DemoReport report)
    {
        narrator.Line();
        narrator.Line("Verdict, read from PostgreSQL and from the emulator's REST interface");
        foreach (var check in report.Checks)
            narrator.Line(check.Holds ? $"  ok     {check.Claim}" : $"  FAILED {check.Claim}: {check.Found}");
        narrator.Line();
        var failed = report.Checks.Count(check => !check.Holds);
        narrator.Line(report.Passed
            ? $"PASSED: {Narrator.Number(report.PublishedRows)} rows published and proved, "
                + $"{Narrator.Seconds(TimeSpan.FromSeconds(report.Seconds))} in all"
            : $"FAILED: {failed} of {report.Checks.Count} points do not hold");
    }
}
