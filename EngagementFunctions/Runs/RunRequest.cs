using System.Collections.Immutable;
using System.Diagnostics;

namespace EngagementFunctions.Runs;

internal enum RunTrigger
{
    Timer,
    Http,
}

internal enum RunMode
{
    /// <summary>Everything is extracted, and replaces the target.</summary>
    Full,
}

/// <summary>A gate that one run may be let through, for a reason that is journaled.</summary>
internal enum Gate
{
    /// <summary>Far fewer rows than the run before.</summary>
    Shrink,

    /// <summary>No rows at all.</summary>
    Empty,

    /// <summary>Columns that vanished or changed their type.</summary>
    Schema,
}

/// <summary>What somebody asked for.</summary>
/// <param name="Trigger">Who asked.</param>
internal sealed record RunRequest(RunTrigger Trigger)
{
    /// <summary>What to extract.</summary>
    public RunMode Mode { get; init; } = RunMode.Full;

    /// <summary>True ends the run after verification: nothing is published.</summary>
    public bool DryRun { get; init; }

    /// <summary>True publishes and calls no procedure.</summary>
    public bool SkipProcedures { get; init; }

    /// <summary>Gates that this run is let through.</summary>
    public ImmutableSortedSet<Gate> Accept { get; init; } = [];

    /// <summary>Why; there whenever a gate is accepted.</summary>
    public string? Reason { get; init; }

    /// <summary>Trace context that the caller sent, in which the run is a part; default without one.</summary>
    public ActivityContext Caller { get; init; }

    /// <summary>Present when the caller named the request, so that asking twice does it once.</summary>
    public IdempotencyKey? Idempotency { get; init; }
}

/// <summary>A caller's name for a request, as digests: neither the key nor the body is kept.</summary>
/// <param name="Key">SHA-256 of the key, hexadecimal.</param>
/// <param name="Request">SHA-256 of what was asked for.</param>
internal sealed record IdempotencyKey(string Key, string Request);
