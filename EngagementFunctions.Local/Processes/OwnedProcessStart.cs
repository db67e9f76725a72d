namespace EngagementFunctions.Local.Processes;

/// <summary>What to start, as whom and where; a null environment means this process's own.</summary>
internal sealed record OwnedProcessStart(string Program, IReadOnlyList<string> Arguments)
{
    public required string LogFile { get; init; }

    public required string WorkingDirectory { get; init; }

    /// <summary>The signal that asks the program to end: TERM, or what it documents.</summary>
    public string StopSignal { get; init; } = "TERM";

    /// <summary>An account to run as, when this process is root.</summary>
    public string? Account { get; init; }

    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>A folder removed once the program has ended, even if this process is gone by then.</summary>
    public string? DeleteAtExit { get; init; }
}
