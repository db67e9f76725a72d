namespace EngagementFunctions.Runs;

internal enum RunTrigger
{
    Timer,
    Http,
}

internal enum RunMode
{
    /// <summary>Everything is extracted, and replaces the target.</summary>
    Full,
}

/// <summary>What somebody asked for.</summary>
/// <param name="Trigger">Who asked.</param>
/// <param name="Mode">What to extract.</param>
/// <param name="DryRun">True ends the run after verification: nothing is published.</param>
/// <param name="SkipProcedures">True publishes and calls no procedure.</param>
internal sealed record RunRequest(
    RunTrigger Trigger, RunMode Mode = RunMode.Full, bool DryRun = false, bool SkipProcedures = false);
