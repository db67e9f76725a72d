namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>A token that fires when the host stops, the function's time is over, or the caller hangs up.</summary>
internal sealed class InvocationLimit : IDisposable
{
    private readonly CancellationTokenSource _timeout;
    private readonly CancellationTokenSource _any;

    internal InvocationLimit(TimeSpan? timeout, TimeProvider time, params CancellationToken[] others)
    {
        _timeout = new CancellationTokenSource(timeout ?? Timeout.InfiniteTimeSpan, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource([_timeout.Token, .. others]);
    }

    internal CancellationToken Token => _any.Token;

    public void Dispose()
    {
        _any.Dispose();
        _timeout.Dispose();
    }
}
