namespace EngagementFunctions.Local.Faults;

/// <summary>
/// What goes wrong with what the server sends. Positions count its bytes, over all connections, from the moment
/// the fault was planted, and each strikes once.
/// </summary>
internal sealed record SocketFault
{
    /// <summary>New connections are reset as soon as they are made.</summary>
    public bool Refuse { get; init; }

    /// <summary>After so many bytes the connection is reset on both sides; what was on its way may be lost.</summary>
    public long? CutAfter { get; init; }

    /// <summary>The byte at this position (from 0) arrives with all its bits turned.</summary>
    public long? CorruptAt { get; init; }

    /// <summary>Each piece arrives so much later.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Awaited before each piece arrives.</summary>
    public Func<Task>? Hold { get; init; }
}
