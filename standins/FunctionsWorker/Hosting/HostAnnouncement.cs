using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Timers;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Says what is served, and where.</summary>
internal sealed class HostAnnouncement(
    FunctionCatalog catalog, HttpFunctionEndpoints endpoints, TimerSchedules schedules, HostSurroundings surroundings)
{
    internal void Print(string address)
    {
        surroundings.Output.WriteLine("Functions:");
        foreach (var function in catalog.All)
            surroundings.Output.WriteLine($"  {function.Name}: {Described(function, address)}");
        surroundings.Output.WriteLine($"Functions host listening on {address}");
        surroundings.Output.Flush();
    }

    private string Described(FunctionMethod function, string address)
    {
        if (function.Timer is null)
            return $"[{Methods(function)}] {address}/{endpoints.Route(function)}";
        var schedule = schedules[function];
        var next = schedule.NextAfter(surroundings.UtcNow);
        return $"timer {schedule.Text}, next at {next:yyyy-MM-dd'T'HH:mm:ss'Z'}";
    }

    private static string Methods(FunctionMethod function) =>
        function.Http!.Methods is { Length: > 0 } methods ? string.Join(',', methods).ToUpperInvariant() : "ANY";
}
