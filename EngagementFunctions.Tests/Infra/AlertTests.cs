using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementFunctions.Errors;

namespace EngagementFunctions.Tests.Infra;

/// <summary>What an alert's mail leads to is there, and the alerts read what the app writes.</summary>
public sealed partial class AlertTests
{
    private static readonly string[] Rules =
        ["run_failed", "run_refused", "run_slow", "values_changed", "nothing_published"];

    private static IReadOnlyList<(string Name, string Query)> Alerts { get; } = ReadAlerts();

    [Fact]
    public void There_is_one_for_each_thing_that_somebody_must_know() =>
        Assert.Equal(Rules, Alerts.Select(alert => alert.Name));

    [Fact]
    public void Every_anchor_that_a_mail_can_name_is_a_heading_of_the_runbook()
    {
        var headings = Heading().Matches(Repository.Read("docs/operations.md"))
            .Select(match => match.Groups[1].Value).ToHashSet();
        var codes = typeof(ErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!);
        Assert.Empty(codes.Concat(Rules).Except(headings));
    }

    [Fact]
    public void Every_property_that_a_query_reads_is_one_that_the_app_writes()
    {
        var written = Repository.Read("docs/telemetry.md");
        var read = Alerts.SelectMany(alert => Property().Matches(alert.Query))
            .Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.Contains("RunId", read);
        Assert.All(
            read.Except(["EventName"]), name => Assert.Contains($"| `{name}` |", written, StringComparison.Ordinal));
    }

    [Fact]
    public void A_dry_run_does_not_count_as_published() =>
        Assert.Contains(
            "not(DryRun)", Alerts.Single(alert => alert.Name == "nothing_published").Query, StringComparison.Ordinal);

    [Theory]
    [InlineData("dev", true)]
    [InlineData("test", false)]
    [InlineData("prod", true)]
    public void Only_a_schedule_of_every_day_has_the_alert_that_looks_back_two_days(string environment, bool isDaily)
    {
        var schedule = Schedule().Match(Repository.Read($"infra/main.{environment}.bicepparam")).Groups[1].Value;
        Assert.Equal(isDaily, schedule.EndsWith(" * * *", StringComparison.Ordinal));
        Assert.Equal(isDaily, ReadAlerts(environment).Any(alert => alert.Name.EndsWith("nothing_published", StringComparison.Ordinal)));
    }

    private static List<(string Name, string Query)> ReadAlerts(string environment = "prod")
    {
        using var snapshot = JsonDocument.Parse(Repository.Read($"infra/main.{environment}.snapshot.json"));
        return [.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray()
            .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Insights/scheduledQueryRules")
            .Select(resource => (
                resource.GetProperty("name").GetString()!.Replace("engagement-prod-", "", StringComparison.Ordinal),
                Condition(resource).GetProperty("query").GetString()!))];
    }

    private static JsonElement Condition(JsonElement rule) =>
        rule.GetProperty("properties").GetProperty("criteria").GetProperty("allOf")[0];

    [GeneratedRegex("^param schedule = '([^']*)'$", RegexOptions.Multiline)]
    private static partial Regex Schedule();

    [GeneratedRegex("^#+ ([a-z_]+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex Property();
}
