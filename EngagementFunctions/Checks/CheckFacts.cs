using EngagementFunctions.Configuration;
using EngagementFunctions.Encoding;
using EngagementFunctions.Runs;
using EngagementFunctions.Source;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Checks;

/// <summary>What earlier checks learnt and later ones need; a check that needs another by name finds its facts here.</summary>
internal sealed class CheckFacts(RunId id)
{
    /// <summary>An id like a run's, for labels and names of this round alone.</summary>
    public RunId Id => id;

    public SourceLogins? Logins { get; set; }

    public ServerFacts? Server { get; set; }

    /// <summary>Why TLS kept the app from signing in.</summary>
    public string? TransportProblem { get; set; }

    public IReadOnlyList<SourceColumn> Columns { get; set; } = [];

    public IReadOnlyList<TargetColumn> Planned { get; set; } = [];

    public DatasetFacts? Target { get; set; }

    public DatasetFacts? Work { get; set; }

    /// <summary>Where every job has to run.</summary>
    public string Location => Target?.Location ?? "";

    /// <summary>The target as a run would find it.</summary>
    public TargetTable? TargetTable { get; set; }

    /// <summary>Whether the target exists.</summary>
    public bool HasTarget => TargetTable?.Existing is not null;

    /// <summary>Whether a trial table is there that has to go again.</summary>
    public bool HasTrial { get; set; }
}
