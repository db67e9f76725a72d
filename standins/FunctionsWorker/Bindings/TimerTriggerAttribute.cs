using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function called on a schedule.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class TimerTriggerAttribute : TriggerBindingAttribute
{
    /// <param name="schedule">Six NCrontab fields, or the name of a setting holding them between percent signs.</param>
    public TimerTriggerAttribute(string schedule) => Schedule = schedule;

    internal string Schedule { get; }

    internal bool RunOnStartup { get; set; }

    internal bool UseMonitor { get; set; } = true;
}
