using System.Diagnostics;
using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class DemoCommandTests
{
    [Theory]
    [InlineData("'abc'", "demo", "abc")]
    [InlineData("whole number from 1", "demo", "0")]
    [InlineData("'-5'", "demo", "-5")]
    [InlineData("--nope", "demo", "--nope")]
    [InlineData("go with --source", "demo", "--query", "query.sql")]
    [InlineData("not both", "demo", "10", "--source", "Host=localhost")]
    [InlineData("no query file /nowhere/q.sql", "demo", "--source", "Host=localhost", "--query", "/nowhere/q.sql")]
    [InlineData("neither a connection string", "demo", "--source", "hidden words")]
    [InlineData("does not answer", "demo", "--source", "postgres://me:hidden@127.0.0.1:1/db")]
    [InlineData("no function app at /nowhere", "demo", "--app", "/nowhere/EngagementFunctions.dll")]
    [InlineData("no folder to write /nowhere", "demo", "--json", "/nowhere/report.json")]
    public async Task A_wrong_request_ends_with_one_message_and_code_2(string message, params string[] arguments)
    {
        var assembly = typeof(EngagementFunctions.Local.LocalWorldException).Assembly.Location;
        string[] app = arguments.Contains("--app") ? [] : ["--app", assembly];
        var info = new ProcessStartInfo("dotnet", [assembly, .. arguments, .. app]);
        var (code, output, error) = await Command.RunAsync(info, "", TestContext.Current.CancellationToken);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Contains(message, Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", error, StringComparison.Ordinal);
    }
}
