using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>When a timer function fires: six NCrontab fields, in UTC.</summary>
internal sealed class TimerSchedule
{
    private static readonly CrontabSchedule.ParseOptions WithSeconds = new() { IncludingSeconds = true };
    private readonly CrontabSchedule _crontab;

    private TimerSchedule(string text, CrontabSchedule crontab) => (Text, _crontab) = (text, crontab);

    /// <summary>The fields, after settings are put in.</summary>
    internal string Text { get; }

    /// <exception cref="HostStartException">The setting is missing, or the fields are no schedule.</exception>
    internal static TimerSchedule Of(FunctionMethod function, IConfiguration configuration)
    {
        var text = Resolved(function, configuration);
        return CrontabSchedule.TryParse(text, WithSeconds) is { } crontab
            ? new TimerSchedule(text, crontab)
            : throw new HostStartException(
                $"The schedule of function '{function.Name}' is '{text}'. It has to be six NCrontab fields: "
                + "second, minute, hour, day, month, day of week; for instance 0 0 5 * * * for every day at five.");
    }

    /// <summary>The first time after another; both are UTC.</summary>
    internal DateTime NextAfter(DateTime time) =>
        DateTime.SpecifyKind(_crontab.GetNextOccurrence(time), DateTimeKind.Utc);

    private static string Resolved(FunctionMethod function, IConfiguration configuration)
    {
        var text = function.Timer!.Schedule;
        if (text is not ['%', .., '%'])
            return text;
        var setting = text[1..^1];
        return configuration[setting] ?? throw new HostStartException(
            $"The setting {setting} is missing: the schedule of function '{function.Name}'.");
    }
}
