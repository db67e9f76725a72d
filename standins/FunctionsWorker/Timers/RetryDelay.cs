using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>How long to wait before a failed function is tried again.</summary>
internal static class RetryDelay
{
    /// <param name="retry">The function's attribute, if it has one.</param>
    /// <param name="retries">How often it has been retried already.</param>
    /// <returns>Nothing, if it is not tried again.</returns>
    internal static TimeSpan? Before(RetryAttribute? retry, int retries) => retry switch
    {
        { MaxRetryCount: not -1 } when retries >= retry.MaxRetryCount => null,
        FixedDelayRetryAttribute same => Parse(same.DelayInterval),
        ExponentialBackoffRetryAttribute growing => Doubled(growing, retries),
        _ => null,
    };

    private static TimeSpan Doubled(ExponentialBackoffRetryAttribute retry, int retries)
    {
        var longest = Parse(retry.MaximumInterval);
        var seconds = Parse(retry.MinimumInterval).TotalSeconds * Math.Pow(2, retries);
        return seconds < longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : longest;
    }

    private static TimeSpan Parse(string interval) => TimeSpan.Parse(interval, CultureInfo.InvariantCulture);
}
