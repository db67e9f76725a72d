namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often a failed invocation is tried again.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal abstract class RetryAttribute : Attribute
{
    private protected RetryAttribute(int maxRetryCount) => MaxRetryCount = maxRetryCount;

    /// <summary>Retries after the first try; -1 retries for ever.</summary>
    internal int MaxRetryCount { get; }
}

/// <summary>Retries after the same delay each time.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <param name="maxRetryCount">Retries after the first try; -1 retries for ever.</param>
    /// <param name="delayInterval">The delay as <c>hh:mm:ss</c>.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
        : base(maxRetryCount) => DelayInterval = delayInterval;

    internal string DelayInterval { get; }
}

/// <summary>Retries after a delay that doubles from the minimum up to the maximum.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExponentialBackoffRetryAttribute : RetryAttribute
{
    /// <param name="maxRetryCount">Retries after the first try; -1 retries for ever.</param>
    /// <param name="minimumInterval">The first delay as <c>hh:mm:ss</c>.</param>
    /// <param name="maximumInterval">The longest delay as <c>hh:mm:ss</c>.</param>
    public ExponentialBackoffRetryAttribute(int maxRetryCount, string minimumInterval, string maximumInterval)
        : base(maxRetryCount)
    {
        MinimumInterval = minimumInterval;
        MaximumInterval = maximumInterval;
    }

    internal string MinimumInterval { get; }

    internal string MaximumInterval { get; }
}
