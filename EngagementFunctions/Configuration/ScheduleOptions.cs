using NCrontab;

namespace EngagementFunctions.Configuration;

/// <summary>When the timer fires: the setting <c>ENGAGEMENT_SCHEDULE</c>, NCrontab with six fields, UTC.</summary>
internal sealed class ScheduleOptions
{
    public const string SettingName = "ENGAGEMENT_SCHEDULE";

    public string Schedule { get; set; } = "";
}

internal sealed class ScheduleValidator : SettingsValidator<ScheduleOptions>
{
    protected override IEnumerable<string> Problems(ScheduleOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Schedule))
        {
            yield return $"{ScheduleOptions.SettingName} is missing. Set six fields, seconds first, in UTC: \"0 0 5 * * *\" is 05:00 every day.";
        }
        else if (CrontabSchedule.TryParse(options.Schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is null)
        {
            yield return $"{ScheduleOptions.SettingName} is \"{options.Schedule}\", which is not a schedule. "
                + "Set six fields, seconds first, in UTC: \"0 0 5 * * *\" is 05:00 every day.";
        }
    }
}
