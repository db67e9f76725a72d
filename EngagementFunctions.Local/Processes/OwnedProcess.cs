using System.Diagnostics;

namespace EngagementFunctions.Local.Processes;

/// <summary>
/// A child that never outlives this process: a shell beside it holds the read end of a pipe whose write end is here,
/// and signals the child when the pipe closes, whether by <see cref="StopAsync"/> or because this process was killed.
/// The child has a session of its own, so that Ctrl-C in a terminal reaches only us and we stop things in order.
/// </summary>
internal sealed class OwnedProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private const string Watch = """
        signal=$1; log=$2; rubbish=$3; shift 3
        exec 3<&0 </dev/null
        "$@" 3<&- >>"$log" 2>&1 &
        child=$!
        { read -r _ <&3; kill -s "$signal" "$child"; } >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait "$child"; code=$?
        kill "$watch" 2>/dev/null
        [ -z "$rubbish" ] || rm -rf -- "$rubbish"
        exit "$code"
        """;

    private readonly Process _shell;

    private OwnedProcess(Process shell) => _shell = shell;

    public bool HasExited => _shell.HasExited;

    public int ExitCode => _shell.ExitCode;

    /// <summary>Starts the program; its output is appended to the log file.</summary>
    public static OwnedProcess Start(OwnedProcessStart start)
    {
        var info = Unprivileged.StartInfo(start.Account, "sh",
            ["-c", Watch, "watch", start.StopSignal, start.LogFile, start.DeleteAtExit ?? "", start.Program,
                .. start.Arguments]).InOwnSession();
        info.RedirectStandardInput = true;
        info.WorkingDirectory = start.WorkingDirectory;
        if (start.Environment is not null)
        {
            info.Environment.Clear();
            foreach (var (name, value) in start.Environment) info.Environment[name] = value;
        }

        return new OwnedProcess(Process.Start(info)!);
    }

    /// <summary>Signals the program and waits for its end; kills it when it takes longer than 30 s.</summary>
    public async Task StopAsync()
    {
        if (!_shell.HasExited) _shell.StandardInput.Close();
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _shell.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _shell.Kill(entireProcessTree: true);
        }
    }

    public Task WaitForExitAsync(CancellationToken cancellationToken) => _shell.WaitForExitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _shell.Dispose();
    }
}
