namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about its firing.</summary>
public class TimerInfo
{
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this firing is later than the schedule said.</summary>
    public bool IsPastDue { get; set; }
}

/// <summary>Where the schedule stands; all times are UTC.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
