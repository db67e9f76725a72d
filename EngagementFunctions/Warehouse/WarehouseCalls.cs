using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace EngagementFunctions.Warehouse;

/// <summary>The one way to call BigQuery: errors translated, transient ones tried again with growing, jittered pauses.</summary>
internal sealed partial class WarehouseCalls
{
    private const int Retries = 5;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly WarehouseConnection _connection;
    private readonly ILogger<WarehouseCalls> _logger;
    private readonly ResiliencePipeline _retry;

    public WarehouseCalls(WarehouseConnection connection, TimeProvider time, ILogger<WarehouseCalls> logger)
    {
        _connection = connection;
        _logger = logger;
        _retry = new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<ExtractionException>(failure => failure.IsTransient),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = FirstPause,
            MaxDelay = LongestPause,
            OnRetry = Retrying,
        }).Build();
    }

    /// <param name="what">What the call does, to stand after "could not": "create the shadow table".</param>
    /// <param name="call">Must bear being repeated: the outcome of a failed call is unknown.</param>
    /// <param name="cancellationToken">Ends waiting and calling.</param>
    /// <exception cref="ExtractionException">The call failed for good.</exception>
    public async Task<T> CallAsync<T>(string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken) =>
        await _retry.ExecuteAsync(async token => await SignedInAsync(what, call, token), cancellationToken);

    public Task CallAsync(string what, Func<CancellationToken, Task> call, CancellationToken cancellationToken) =>
        CallAsync(what, async token => { await call(token); return true; }, cancellationToken);

    /// <summary>A key that was rotated since it was read is read afresh, once.</summary>
    private async Task<T> SignedInAsync<T>(
        string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        await _connection.EnsureOpenAsync(cancellationToken);
        var client = _connection.Client;
        try
        {
            return await TranslatedAsync(what, call, cancellationToken);
        }
        catch (ExtractionException refused) when (refused.Code == ErrorCodes.GoogleSignIn)
        {
            if (!await _connection.TryRenewAsync(client, cancellationToken))
            {
                throw;
            }
        }

        return await TranslatedAsync(what, call, cancellationToken);
    }

    private static async Task<T> TranslatedAsync<T>(
        string what, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call(cancellationToken);
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested
            && WarehouseErrors.Translate(failure, what) is not null)
        {
            throw WarehouseErrors.Translate(failure, what)!;
        }
    }

    private ValueTask Retrying(OnRetryArguments<object> retry)
    {
        Figures.Retries.Add(1, new KeyValuePair<string, object?>(TelemetryNames.ErrorType, Telemetry.ErrorType(retry.Outcome.Exception!)));
        Log.CallRetried(_logger, retry.AttemptNumber + 1, retry.RetryDelay.TotalSeconds, retry.Outcome.Exception!.Message);
        return ValueTask.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(EventIds.CallRetried, LogLevel.Warning, "Try {Try} failed, the next follows in {Seconds:F1} s: {Reason}")]
        public static partial void CallRetried(ILogger logger, int @try, double seconds, string reason);
    }
}
