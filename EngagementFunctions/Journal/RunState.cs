namespace EngagementFunctions.Journal;

/// <summary>Where a run stands; each state is one journal row.</summary>
internal enum RunState
{
    /// <summary>Under way, or killed and not yet settled by its successor.</summary>
    Running,

    /// <summary>The target holds this run's rows; procedures are still to be called.</summary>
    Published,

    /// <summary>Through, procedures included; a dry run is through after verification.</summary>
    Finished,

    /// <summary>Another run held the target.</summary>
    Skipped,

    /// <summary>A gate did not let it publish.</summary>
    Refused,

    /// <summary>An error ended it; the error says whether the target was published before.</summary>
    Failed,

    /// <summary>It died without a word; its successor found it.</summary>
    Abandoned,
}
