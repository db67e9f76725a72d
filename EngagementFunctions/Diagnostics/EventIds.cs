namespace EngagementFunctions.Diagnostics;

/// <summary>Every event id of the app, in blocks by folder, so that an alert can name one for good.</summary>
internal static class EventIds
{
    // Runs: 1000
    public const int AppStarting = 1000;
    public const int RunStarted = 1001;
    public const int StepDone = 1002;
    public const int RunFinished = 1003;
    public const int RunNotFinished = 1004;
    public const int RunRetried = 1005;
    public const int RunUnexpected = 1006;
    public const int JournalNotWritten = 1007;
    public const int RunSettled = 1008;
    public const int PublicationUnknown = 1009;

    // Warehouse: 2000
    public const int BatchLoaded = 2000;
    public const int CallRetried = 2001;
    public const int JobAdopted = 2002;
    public const int ShadowNotDropped = 2003;
    public const int ProcedureCalled = 2004;

    // Source: 3000
    public const int SnapshotTaken = 3000;

    // Triggers: 4000
    public const int TimerPastDue = 4000;
}
