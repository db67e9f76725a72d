using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Tests.Local.Processes;

public sealed class OwnedProcessTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engagement-process-").FullName;

    private string Log => Path.Combine(_folder, "log");

    [Fact]
    public async Task A_program_is_asked_to_end_by_the_signal_it_documents()
    {
        var script = "trap 'echo asked; exit 0' USR1; echo up; while :; do sleep 0.05; done";
        await using var process = Start(script, "USR1");
        await UntilLogged("up");
        await process.StopAsync();

        Assert.Equal(["up", "asked"], File.ReadAllLines(Log));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Its_exit_code_is_kept()
    {
        await using var process = Start("exit 7", "TERM");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(7, process.ExitCode);
    }

    [Fact]
    public async Task Its_rubbish_is_gone_when_it_is()
    {
        var rubbish = Directory.CreateDirectory(Path.Combine(_folder, "rubbish")).FullName;
        var process = OwnedProcess.Start(new OwnedProcessStart("sleep", ["60"])
        {
            LogFile = Log,
            WorkingDirectory = "/",
            DeleteAtExit = rubbish,
        });
        Assert.True(Directory.Exists(rubbish));
        await process.DisposeAsync();

        Assert.False(Directory.Exists(rubbish));
    }

    [Fact]
    public async Task It_sees_the_given_environment_and_no_other()
    {
        await using var process = OwnedProcess.Start(new OwnedProcessStart("/usr/bin/env", [])
        {
            LogFile = Log,
            WorkingDirectory = "/",
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["ENGAGEMENT_MARK"] = "a b" },
        });
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Contains("ENGAGEMENT_MARK=a b", File.ReadAllLines(Log));
        Assert.DoesNotContain(File.ReadAllLines(Log), line => line.StartsWith("HOME=", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private OwnedProcess Start(string script, string stopSignal) =>
        OwnedProcess.Start(new OwnedProcessStart("sh", ["-c", script])
        {
            LogFile = Log,
            WorkingDirectory = "/",
            StopSignal = stopSignal,
        });

    private async Task UntilLogged(string line)
    {
        while (!File.Exists(Log) || !File.ReadAllLines(Log).Contains(line))
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }
}
