namespace Microsoft.Azure.Functions.Worker;

/// <summary>How often a failed invocation is tried again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class RetryAttribute : Attribute
{
    private protected RetryAttribute(int maxRetryCount) => MaxRetryCount = maxRetryCount;

    /// <summary>Retries after the first try; -1 retries for ever.</summary>
    public int MaxRetryCount { get; }
}

/// <summary>Retries after the same delay each time.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FixedDelayRetryAttribute : RetryAttribute
{
    /// <param name="maxRetryCount">Retries after the first try; -1 retries for ever.</param>
    /// <param name="delayInterval">The delay as <c>hh:mm:ss</c>.</param>
    public FixedDelayRetryAttribute(int maxRetryCount, string delayInterval)
        : base(maxRetryCount) => DelayInterval = delayInterval;

    public string DelayInterval { get; }
}

/// <summary>Retries after a delay that doubles from the minimum up to the maximum.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ExponentialBackoffRetryAttribute : RetryAttribute
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

    public string MinimumInterval { get; }

    public string MaximumInterval { get; }
}
