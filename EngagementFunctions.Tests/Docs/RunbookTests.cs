using System.Text.RegularExpressions;
using EngagementFunctions.Errors;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Docs;

/// <summary>docs/operations.md is where alerts and answers send people: each code has its heading there.</summary>
public partial class RunbookTests
{
    private static readonly string[] Alerts = ["run_failed", "run_refused", "run_slow", "values_changed", "nothing_published"];
    private static readonly string Page = RepositoryFile.Read("docs/operations.md");

    [Fact]
    public void Every_error_code_has_a_heading_and_every_heading_is_a_code() => Assert.Equal(
        typeof(ErrorCodes).GetFields().Select(field => (string)field.GetValue(null)!).Order(), Headings("Error codes").Order());

    [Fact]
    public void Every_alert_has_a_heading() => Assert.Equal(Alerts, Headings("Alerts"));

    [Fact]
    public void Every_entry_says_what_to_do() => Assert.All(
        Section("Error codes").Split("\n### ").Skip(1), entry => Assert.True(entry.Length > 120 && entry.Contains('.', StringComparison.Ordinal), entry));

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var anchors = AnyHeading().Matches(Page).Select(match => Anchor(match.Groups[1].Value)).ToHashSet();
        Assert.All(InnerLink().Matches(Page), link => Assert.Contains(link.Groups[1].Value, anchors));
        Assert.All(FileLink().Matches(Page), link => Assert.True(
            File.Exists(Path.Combine(RepositoryFile.Root, "docs", link.Groups[1].Value)), link.Value));
    }

    private static string[] Headings(string section) => [.. Heading().Matches(Section(section)).Select(match => match.Groups[1].Value)];

    private static string Section(string title) => Page.Split("\n## ").Single(part => part.StartsWith(title + "\n", StringComparison.Ordinal));

    private static string Anchor(string heading) =>
        NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex AnyHeading();

    [GeneratedRegex(@"\]\(#([^)]+)\)")]
    private static partial Regex InnerLink();

    [GeneratedRegex(@"\]\(([^)#:]+)(#[^)]*)?\)")]
    private static partial Regex FileLink();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();
}
