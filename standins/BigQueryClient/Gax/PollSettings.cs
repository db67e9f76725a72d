namespace Google.Api.Gax;

/// <summary>How often to ask, and for how long.</summary>
public sealed class PollSettings
{
    internal PollSettings(Expiration expiration, TimeSpan delay)
        : this(expiration, delay, 1.0, delay)
    {
    }

    public PollSettings(Expiration expiration, TimeSpan delay, double delayMultiplier, TimeSpan maxDelay)
    {
        ArgumentNullException.ThrowIfNull(expiration);
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(delayMultiplier, 1.0);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelay, TimeSpan.Zero);
        (Expiration, Delay, DelayMultiplier, MaxDelay) = (expiration, delay, delayMultiplier, maxDelay);
    }

    internal Expiration Expiration { get; }

    internal TimeSpan Delay { get; }

    /// <summary>What each delay is multiplied by to give the next one.</summary>
    internal double DelayMultiplier { get; }

    internal TimeSpan MaxDelay { get; }

    internal TimeSpan Next(TimeSpan delay) =>
        delay * DelayMultiplier is var next && next < MaxDelay ? next : MaxDelay;
}
