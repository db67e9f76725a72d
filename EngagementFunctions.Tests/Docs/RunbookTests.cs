using System.Text.RegularExpressions;
using EngagementFunctions.Errors;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Docs;

/// <summary>docs/operations.md is where alerts and answers send people: each code has its heading there.</summary>
public partial class RunbookTests
{
    private static readonly string[] Alerts = ["run_failed", "run_refused", "run_slow", "values_changed", "nothing_published"];
    private static readonly string Page = Repository.Read("docs/operations.md");

    [Fact]
    public void Every_error_code_has_a_heading_and_every_heading_is_a_code() => Assert.Equal(
        typeof(ErrorCodes).GetFields().Select(field => (string)field.GetValue(null)!).Order(), Headings("Error codes").Order());

    [Fact]
    public void Every_alert_has_a_heading() => Assert.Equal(Alerts, Headings("Alerts"));

    [Fact]
    public void Every_entry_says_what_to_do() => Assert.All(
        Section("Error codes").Split("\n### ").Skip(1), entry => Assert.True(entry.Length > 100 && entry.Contains('.', StringComparison.Ordinal), entry));


    private static string[] Headings(string section) => [.. Heading().Matches(Section(section)).Select(match => match.Groups[1].Value)];

    private static string Section(string title) => Page.Split("\n## ").Single(part => part.StartsWith(title + "\n", StringComparison.Ordinal));

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
