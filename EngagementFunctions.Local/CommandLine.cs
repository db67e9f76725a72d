using System.CommandLine;
using EngagementFunctions.Local.Demo;

namespace EngagementFunctions.Local;

/// <summary>
/// Runs what was asked for. Ends with 0 for success, 1 when it did not hold, 2 for a wrong request, 130 when stopped.
/// </summary>
internal static class CommandLine
{
    private const int WrongRequest = 2;
    private const int Stopped = 130;

    // Long enough to stop every child in order.
    private static readonly TimeSpan StopLimit = TimeSpan.FromMinutes(2);

    public static async Task<int> RunAsync(ParseResult given)
    {
        if (given.Errors.Count > 0) return Refuse(given.Errors[0].Message);
        try
        {
            return await given.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = StopLimit,
            });
        }
        catch (UsageException wrong)
        {
            return Refuse(wrong.Message);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return Stopped;
        }
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return WrongRequest;
    }
}
