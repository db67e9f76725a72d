namespace EngagementFunctions.Configuration;

/// <summary>How a run behaves. Section <c>Run</c>.</summary>
internal sealed class RunOptions
{
    public const string Section = "Run";

    private const string NoKey = "none";

    /// <summary>Columns that identify a row, separated by commas; <c>none</c> for a query without a key.</summary>
    public string KeyColumns { get; set; } = "id,specialization";

    /// <summary>Share of the last published rows that may be gone before a run is refused; 1 allows any loss but all of them.</summary>
    public double MaxShrink { get; set; } = 0.5;

    /// <summary>A run not over by then is given up. Azure grants a function 60 minutes when it scales in.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(50);

    /// <summary>How often a timer's run that failed for a transient reason is tried in all.</summary>
    public int Attempts { get; set; } = 3;

    /// <summary>Pause before the second attempt; doubled, with jitter, before each further one.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(15);

    public IReadOnlyList<string> Key =>
        KeyColumns.Trim().Equals(NoKey, StringComparison.OrdinalIgnoreCase)
            ? []
            : KeyColumns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed class RunValidator : SettingsValidator<RunOptions>
{
    /// <summary>Below functionTimeout in host.json, which ends the process: a run has to come to its own end before that.</summary>
    public static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(55);

    private static readonly TimeSpan ShortestDeadline = TimeSpan.FromSeconds(10);

    protected override IEnumerable<string> Problems(RunOptions options) =>
        Deadline(options.Deadline)
            .Concat(OutOfRange(options.RetryDelay, TimeSpan.Zero, TimeSpan.FromHours(1), "Run__RetryDelay"))
            .Concat(Missing(options.KeyColumns, "Run__KeyColumns", "the columns that identify a row, or none"))
            .Concat(Attempts(options.Attempts))
            .Concat(MaxShrink(options.MaxShrink));

    private static IEnumerable<string> Deadline(TimeSpan deadline)
    {
        if (deadline < ShortestDeadline || deadline > LongestDeadline)
        {
            yield return $"Run__Deadline is {deadline:c}; allowed is {ShortestDeadline:c} to {LongestDeadline:c}, since the platform ends a function "
                + "after the 60 minutes of functionTimeout in host.json, and a run journals its end before that.";
        }
    }

    private static IEnumerable<string> MaxShrink(double share)
    {
        if (share is not (>= 0 and <= 1))
        {
            yield return $"Run__MaxShrink is {share}; allowed is 0 to 1.";
        }
    }

    private static IEnumerable<string> Attempts(int attempts)
    {
        if (attempts is < 1 or > 10)
        {
            yield return $"Run__Attempts is {attempts}; allowed is 1 to 10.";
        }
    }
}
