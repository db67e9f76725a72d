using System.Diagnostics;

namespace EngagementFunctions.Local.Processes;

/// <summary>A program run to its end.</summary>
internal static class Command
{
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        ProcessStartInfo info, string input, CancellationToken cancellationToken)
    {
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        using var process = Process.Start(info)!;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
