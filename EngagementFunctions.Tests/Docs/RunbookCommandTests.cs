using System.Diagnostics;
using System.Text.RegularExpressions;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Infra;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Docs;

/// <summary>The commands of docs/operations.md that need no cloud, run as they stand there.</summary>
public partial class RunbookCommandTests(PostgresFixture postgres)
{
    private static readonly string Page = Repository.Read("docs/operations.md");

    [Fact]
    public async Task Every_call_of_the_app_is_answered_well()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await using var app = await world.StartAppAsync();
        var run = (await app.RunAsync()).Run.GetProperty("id").GetString()!;
        var calls = Call().Matches(Page).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(calls.Count >= 7, string.Join('\n', calls));
        foreach (var call in calls)
        {
            Assert.Equal((call, "200"), (call, await StatusAsync(ExampleRun().Replace(call, run), app, world.Names.FunctionKey)));
            run = (await app.LatestRunAsync())!.Run.GetProperty("id").GetString()!;
        }
    }

    [Fact]
    public async Task What_restores_the_target_brings_back_the_rows_of_the_copy()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await using var app = await world.StartAppAsync();
        await app.RunAsync();
        await world.QueryAsync($"CREATE TABLE `{world.Names.Dataset}.stg_restored` AS SELECT * FROM `{world.Names.Target}` LIMIT 3");
        await world.QueryAsync(Statement("BEGIN TRANSACTION").Replace("engagement.", world.Names.Dataset + ".", StringComparison.Ordinal));
        Assert.Equal(3, await world.PublishedRowsAsync());
    }

    [Fact]
    public async Task The_journal_is_read_as_the_page_says()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 20);
        await using var app = await world.StartAppAsync();
        await app.RunAsync();
        var sql = Statement("SELECT run_id").Replace("my-project.engagement_work", $"{world.Names.Project}.{world.Names.WorkDataset}", StringComparison.Ordinal);
        Assert.Equal("finished", (await world.QueryAsync(sql)).Rows[0][1]);
    }

    private static async Task<string> StatusAsync(string call, AppProcess app, string key)
    {
        var command = call.Replace("curl -s", "curl -s -o /dev/null -w '%{http_code}'", StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true };
        start.Environment["URL"] = app.Http.BaseAddress!.ToString().TrimEnd('/');
        start.Environment["KEY"] = key;
        using var process = Process.Start(start)!;
        var status = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return status;
    }

    /// <summary>The statement that begins so, out of its command.</summary>
    private static string Statement(string beginning)
    {
        var from = Page.IndexOf($"'{beginning}", StringComparison.Ordinal) + 1;
        Assert.NotEqual(0, from);
        return Page[from..Page.IndexOf('\'', from)];
    }

    [GeneratedRegex("(curl -s .*?\"\\$URL/[^\"]*\")")]
    private static partial Regex Call();

    [GeneratedRegex(@"\d{8}_\d{6}_\d{3}_[a-z]{6}")]
    private static partial Regex ExampleRun();
}
