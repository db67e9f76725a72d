using System.Text.RegularExpressions;
using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Local.Demo.App;

/// <summary>The function app as a process of its own, its output in a file.</summary>
internal sealed partial class FunctionApp : IAsyncDisposable
{
    private readonly OwnedProcess _process;

    private FunctionApp(OwnedProcess process, string logFile)
    {
        _process = process;
        LogFile = logFile;
    }

    public string LogFile { get; }

    /// <summary>Where it serves, once <see cref="WaitUntilListeningAsync"/> is over.</summary>
    public Uri Address { get; private set; } = null!;

    public static FunctionApp Start(
        string assembly, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var log = Path.Combine(folder, "function-app.log");
        return new FunctionApp(OwnedProcess.Start(new OwnedProcessStart(DotNet.Host, [assembly, "--port", "0"])
        {
            LogFile = log,
            WorkingDirectory = folder,
            Environment = environment,
        }), log);
    }

    public async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        for (var pause = 50; ; pause = Math.Min(pause * 2, 400))
        {
            var match = Listening().Match(ReadLog());
            if (match.Success)
            {
                Address = new Uri(match.Groups[1].Value.TrimEnd('/') + "/");
                return;
            }

            EnsureRunning();
            await Task.Delay(pause, cancellationToken);
        }
    }

    /// <exception cref="LocalWorldException">It has ended.</exception>
    public void EnsureRunning()
    {
        if (_process.HasExited)
            throw new LocalWorldException($"The function app ended by itself with code {_process.ExitCode}.");
    }

    /// <summary>Whether the host has reported a function that ended with an error.</summary>
    public bool HasFailedInvocation() => Failed().IsMatch(ReadLog());

    /// <summary>Waits for it to end by itself; returns its exit code.</summary>
    public async Task<int> ExitCodeAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    [GeneratedRegex(@"^Functions host listening on (http://\S+)", RegexOptions.Multiline)]
    private static partial Regex Listening();

    [GeneratedRegex(@"Executed '[^']+' \(Failed")]
    private static partial Regex Failed();
}
