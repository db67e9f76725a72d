namespace EngagementFunctions.Local.Demo;

/// <summary>What to demonstrate, checked.</summary>
internal sealed record DemoOptions
{
    public int Users { get; init; } = 50_000;

    /// <summary>The user's own database, as an Npgsql connection string; null seeds one.</summary>
    public string? Source { get; init; }

    /// <summary>The user's own query.</summary>
    public string? QueryFile { get; init; }

    /// <summary>The columns that identify a row of it, separated by commas.</summary>
    public string? KeyColumns { get; init; }

    public string? JsonFile { get; init; }

    public bool Keep { get; init; }

    /// <summary>The function app's assembly.</summary>
    public required string AppPath { get; init; }

    /// <summary>How long each emulated job takes.</summary>
    public TimeSpan JobLatency { get; init; } = TimeSpan.FromMilliseconds(300);
}
