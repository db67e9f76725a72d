namespace Google.Api.Gax;

/// <summary>How long to go on: for a time, until a time, or without end.</summary>
public sealed class Expiration
{
    private Expiration(TimeSpan? timeout, DateTime? deadline) => (Timeout, Deadline) = (timeout, deadline);

    internal static Expiration None { get; } = new(null, null);

    internal TimeSpan? Timeout { get; }

    internal DateTime? Deadline { get; }

    public static Expiration FromTimeout(TimeSpan timeout) => new(timeout, null);

    /// <param name="deadline">A UTC time.</param>
    internal static Expiration FromDeadline(DateTime deadline) => new(null, deadline);

    internal DateTime? EndsAt(TimeProvider time) =>
        Timeout is { } timeout ? time.GetUtcNow().UtcDateTime + timeout : Deadline;
}
