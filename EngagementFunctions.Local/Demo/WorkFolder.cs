using EngagementFunctions.Local.Demo.Output;

namespace EngagementFunctions.Local.Demo;

/// <summary>The folder the function app is started in. It goes away, unless its log is needed.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const int TailLines = 25;
    private bool _keep;

    public string Path { get; } = Directory.CreateTempSubdirectory("engagement-demo-").FullName;

    /// <summary>Where the function app writes, once it is started.</summary>
    public string? LogFile { get; set; }

    /// <summary>Shows the end of the app's log, says where the rest is, and leaves it there.</summary>
    public void TellLog(Narrator narrator)
    {
        if (LogFile is null || !File.Exists(LogFile)) return;
        _keep = true;
        narrator.Line();
        narrator.Line($"The end of the function app's log ({LogFile}):");
        foreach (var line in File.ReadLines(LogFile).TakeLast(TailLines)) narrator.Line("    " + line);
    }

    public void Dispose()
    {
        if (!_keep) Directory.Delete(Path, recursive: true);
    }
}
