namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>How many invocations are running.</summary>
internal sealed class RunningInvocations
{
    private readonly Lock _gate = new();
    private int _count;
    private TaskCompletionSource? _idle;

    /// <summary>Counts an invocation until what is returned is disposed.</summary>
    internal IDisposable Enter()
    {
        lock (_gate)
            _count++;
        return new Exit(this);
    }

    /// <summary>Waits until nothing runs any more.</summary>
    internal Task WhenIdleAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            if (_count == 0)
                return Task.CompletedTask;
            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellation);
        }
    }

    private void Leave()
    {
        lock (_gate)
        {
            if (--_count == 0)
                _idle?.TrySetResult();
        }
    }

    private sealed class Exit(RunningInvocations running) : IDisposable
    {
        public void Dispose() => running.Leave();
    }
}
