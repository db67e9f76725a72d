using System.Text.RegularExpressions;
using EngagementFunctions.Local.Processes;

namespace EngagementFunctions.Local.Demo.App;

/// <summary>The function app as a process of its own, its output in a file.</summary>
internal sealed partial class FunctionApp : IAsyncDisposable
{
    private readonly OwnedProcess _process;
    private readonly Uri? _knownAddress;

    private FunctionApp(OwnedProcess process, string logFile, Uri? knownAddress)
    {
        _process = process;
        _knownAddress = knownAddress;
        LogFile = logFile;
    }

    public string LogFile { get; }

    /// <summary>Where it serves, once <see cref="WaitUntilListeningAsync"/> is over.</summary>
    public Uri Address { get; private set; } = null!;

    public static FunctionApp Start(
        string assembly, string folder, IReadOnlyDictionary<string, string> environment)
    {
        var log = Path.Combine(folder, "function-app.log");
        var host = HostStart.Of(assembly, folder, environment);
        return new FunctionApp(OwnedProcess.Start(new OwnedProcessStart(host.Program, host.Arguments)
        {
            LogFile = log,
            WorkingDirectory = host.WorkingDirectory,
            Environment = host.Environment,
        }), log, host.Address);
    }

    public async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        for (var pause = 50; ; pause = Math.Min(pause * 2, 400))
        {
            if (await ServedAddressAsync(cancellationToken) is { } address)
            {
                Address = address;
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

    private async Task<Uri?> ServedAddressAsync(CancellationToken cancellationToken)
    {
        if (_knownAddress is not null)
            return await IsServedAsync(_knownAddress, cancellationToken) ? _knownAddress : null;
        var match = Listening().Match(ReadLog());
        return match.Success ? new Uri(match.Groups[1].Value.TrimEnd('/') + "/") : null;
    }

    private static async Task<bool> IsServedAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            var status = await http.GetStringAsync(new Uri(address, "admin/host/status"), cancellationToken);
            return status.Contains("\"Running\"", StringComparison.Ordinal);
        }
        catch (Exception notYet) when (notYet is HttpRequestException
            || (notYet is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private string ReadLog() => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    [GeneratedRegex(@"^Functions host listening on (http://\S+)", RegexOptions.Multiline)]
    private static partial Regex Listening();

    [GeneratedRegex(@"Executed '[^']+' \(Failed")]
    private static partial Regex Failed();
}
