using System.Collections.Concurrent;

namespace EngagementFunctions.Tests.StandIns.Worker;

/// <summary>Where sample functions tell what happened to them, and wait to be let on.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<object?>> _events = new();
    private int _calls;

    public int Calls => _calls;

    public int Count() => Interlocked.Increment(ref _calls);

    public void Tell(string name, object? value = null) => Event(name).TrySetResult(value);

    /// <summary>Waits for what is told under a name, but not for ever.</summary>
    public Task<object?> WaitAsync(string name) => Event(name).Task.WaitAsync(Patience);

    private TaskCompletionSource<object?> Event(string name) =>
        _events.GetOrAdd(name, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}
