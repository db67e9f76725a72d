using Microsoft.AspNetCore.Connections;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Ends the process with the one message that an operator needs.</summary>
internal static class StartFailure
{
    /// <summary>Does a part of the start; a failure that was foreseen ends the process.</summary>
    internal static T OrExit<T>(HostSurroundings surroundings, Func<T> part)
    {
        try
        {
            return part();
        }
        catch (HostStartException failure)
        {
            Exit(surroundings, failure);
            throw;
        }
    }

    internal static bool IsForeseen(Exception failure) =>
        failure is HostStartException or IOException { InnerException: AddressInUseException };

    internal static void Exit(HostSurroundings surroundings, Exception failure)
    {
        surroundings.Error.WriteLine(Message(failure));
        surroundings.Error.Flush();
        surroundings.Exit(1);
    }

    private static string Message(Exception failure) => failure switch
    {
        HostStartException { Problems: not [_] } several => string.Join(
            Environment.NewLine + "  - ", ["The functions host cannot start:", .. several.Problems]),
        _ => "The functions host cannot start: " + failure.Message,
    };
}
