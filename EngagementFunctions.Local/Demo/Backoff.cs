namespace EngagementFunctions.Local.Demo;

/// <summary>Pauses between looks: a quarter of a second at first, then longer, two seconds at most.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private TimeSpan _pause = TimeSpan.FromMilliseconds(250);

    public async Task PauseAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(_pause, cancellationToken);
        _pause = TimeSpan.FromTicks(Math.Min((long)(_pause.Ticks * 1.5), Longest.Ticks));
    }
}
