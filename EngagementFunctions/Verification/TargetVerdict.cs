using EngagementFunctions.Encoding;
using EngagementFunctions.Runs;

namespace EngagementFunctions.Verification;

/// <summary>What became of the rows that a run published.</summary>
internal enum TargetStanding
{
    /// <summary>The target holds what was proved.</summary>
    Unchanged,

    /// <summary>A later run published.</summary>
    Replaced,

    /// <summary>Somebody else changed the target.</summary>
    Changed,
}

/// <summary>The answer to "is that run's number still right?".</summary>
/// <param name="Run">The run.</param>
/// <param name="Verdict">What became of its rows.</param>
/// <param name="Differences">One sentence per difference, without values of rows.</param>
/// <param name="Evidence">What the verdict rests on.</param>
/// <param name="ReplacedBy">The run that published last, where it is another one.</param>
internal sealed record TargetVerdict(
    RunId Run, TargetStanding Verdict, IReadOnlyList<string> Differences, TargetEvidence Evidence, RunId? ReplacedBy = null);

/// <param name="Proved">The source's, as journaled by the run.</param>
/// <param name="Present">The target's, now; absent where the target no longer has the run's rows or columns to compute it over.</param>
internal sealed record TargetEvidence(Evidence Proved, Evidence? Present = null);
