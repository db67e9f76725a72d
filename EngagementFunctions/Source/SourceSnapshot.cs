namespace EngagementFunctions.Source;

/// <summary>One repeatable-read transaction over the source and the described query in it.</summary>
internal sealed class SourceSnapshot : IAsyncDisposable
{
    /// <summary>The columns of the query, described inside the snapshot.</summary>
    public IReadOnlyList<SourceColumn> Columns => throw new NotImplementedException();

    /// <summary>The server's time when the snapshot was taken.</summary>
    public DateTimeOffset TakenAt => throw new NotImplementedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
