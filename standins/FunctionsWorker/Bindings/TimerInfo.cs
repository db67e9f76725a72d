namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about its firing.</summary>
public class TimerInfo
{
    internal ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this firing is later than the schedule said.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Where the schedule stands; all times are UTC.</summary>
internal class ScheduleStatus
{
    internal DateTime Last { get; set; }

    internal DateTime Next { get; set; }

    internal DateTime LastUpdated { get; set; }
}
