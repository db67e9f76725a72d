using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using EngagementFunctions.Diagnostics;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>docs/telemetry.md and the code name the same spans, attributes and figures.</summary>
public partial class TelemetryPageTests
{
    private const string RunSpan = "engagement.run";
    private const string OfTheResource = "engagement.build.variant";
    private static readonly string Page = Repository.Read("docs/telemetry.md");

    [Fact]
    public void Every_attribute_and_figure_of_the_page_is_one_of_the_code_and_the_other_way_round()
    {
        var attributes = typeof(TelemetryNames).GetFields().Select(field => (string)field.GetValue(null)!);
        var named = Figures().Select(figure => figure.Name).Concat(attributes).Append(RunSpan);
        Assert.Equal(
            named.Where(name => name.StartsWith("engagement.", StringComparison.Ordinal)).Distinct().Order(),
            OwnName().Matches(Page).Select(match => match.Groups[1].Value).Where(name => name != OfTheResource).Distinct().Order());
        Assert.All(attributes, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_figure_has_the_units_that_the_page_tells() => Assert.All(
        Figures(), figure => Assert.Matches($@"\| `{Regex.Escape(figure.Name)}` \| \w+, {Regex.Escape(figure.Unit!)} \|", Page));

    [Fact]
    public void The_steps_of_the_page_are_those_of_a_run()
    {
        var row = Page.Split('\n').Single(line => line.StartsWith("| the step's name:", StringComparison.Ordinal)).Split('|')[1];
        Assert.Equal(
            Step().Matches(Repository.ReadAll("EngagementFunctions/Runs")).Select(match => match.Groups[1].Value).Order(),
            Quoted().Matches(row).Select(match => match.Groups[1].Value).Order());
    }

    private static List<Instrument> Figures()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter == Telemetry.Meter)
                {
                    found.Add(instrument);
                }
            },
        };
        listener.Start();
        global::EngagementFunctions.Diagnostics.Figures.Retries.Add(0);
        _ = new LastPublished(TimeProvider.System);
        return [.. found.DistinctBy(figure => figure.Name)];
    }

    [GeneratedRegex("`(engagement\\.[a-z_.]+)`")]
    private static partial Regex OwnName();

    [GeneratedRegex("StepAsync\\(\\s*\"(\\w+)\"")]
    private static partial Regex Step();

    [GeneratedRegex("`([a-z_]+)`")]
    private static partial Regex Quoted();
}
