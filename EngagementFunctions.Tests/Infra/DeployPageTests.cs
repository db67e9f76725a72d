using System.Text.RegularExpressions;

namespace EngagementFunctions.Tests.Infra;

/// <summary>docs/deploy.md: its blocks that need no cloud are run, and print what the page says.</summary>
public sealed partial class DeployPageTests
{
    /// <summary>A command, continued by backslashes, and the lines that it prints.</summary>
    private sealed record Step(string Command, string Printed);

    private static string Page { get; } = Repository.Read("docs/deploy.md");

    [Fact]
    public async Task What_needs_no_cloud_prints_what_the_page_says()
    {
        var steps = Blocks("console here").SelectMany(Steps).ToList();
        Assert.NotEmpty(steps);
        foreach (var step in steps)
        {
            var (code, said) = await Repository.RunAsync("bash", ["-c", step.Command]);
            Assert.True(code == 0, $"{step.Command} ended with {code}: {said}");
            var pattern = Regex.Escape(step.Printed).Replace(@"\.\.\.", "(.|\n)*", StringComparison.Ordinal);
            Assert.Matches($"^{pattern}$", said.TrimEnd());
        }
    }

    [Fact]
    public void Every_script_that_it_calls_is_there()
    {
        var scripts = Script().Matches(Page).Select(match => match.Value).Distinct().ToList();
        Assert.Contains("./infra/google/setup.sh", scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(Repository.PathOf(script[2..])), script));
    }

    [Fact]
    public void It_passes_only_options_that_the_scripts_have()
    {
        var calls = Blocks("console").SelectMany(Steps).Select(step => step.Command)
            .Where(command => command.Contains("./infra/", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(calls);
        Assert.All(calls, call =>
        {
            var source = Repository.Read(Script().Match(call).Value[2..]);
            Assert.All(
                Option().Matches(call).Select(match => match.Value),
                option => Assert.Contains(option, source, StringComparison.Ordinal));
        });
    }

    private static IEnumerable<string> Blocks(string kind) =>
        Fence().Matches(Page).Where(fence => fence.Groups[1].Value.StartsWith(kind, StringComparison.Ordinal))
            .Select(fence => fence.Groups[2].Value);

    private static IEnumerable<Step> Steps(string block) =>
        block.Replace("\\\n", "", StringComparison.Ordinal).Split("$ ", StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Split('\n', 2))
            .Select(lines => new Step(lines[0], lines[^1].TrimEnd()));

    [GeneratedRegex(@"^```(\w[^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\./(?:infra/(?:google/)?)?\w+\.sh")]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<= )--[a-z-]+")]
    private static partial Regex Option();
}
