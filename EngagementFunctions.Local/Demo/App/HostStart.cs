using System.Net;
using System.Net.Sockets;

namespace EngagementFunctions.Local.Demo.App;

/// <summary>How a function app is started: by itself, or by Core Tools where the official build is asked for.</summary>
/// <param name="Address">Where it will serve, if that is known beforehand; else it says so itself.</param>
internal sealed record HostStart(
    string Program,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    Dictionary<string, string> Environment,
    Uri? Address)
{
    /// <summary>Names the output folder of the official build; it replaces the given assembly.</summary>
    public const string OfficialBuildVariable = "ENGAGEMENT_OFFICIAL_BUILD";

    public static HostStart Of(string assembly, string folder, IReadOnlyDictionary<string, string> environment) =>
        System.Environment.GetEnvironmentVariable(OfficialBuildVariable) is { Length: > 0 } official
            ? ByCoreTools(official, environment)
            : new HostStart(DotNet.Host, [assembly, "--port", "0"], folder, new(environment), Address: null);

    private static HostStart ByCoreTools(string official, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        var settings = new Dictionary<string, string>(environment)
        {
            ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
            ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true",
            // Hosts of one id share their timers: of several at a time, only one would fire.
            ["AzureFunctionsWebHost__hostid"] = $"engagement-{port}",
            ["FUNCTIONS_CORE_TOOLS_TELEMETRY_OPTOUT"] = "1",
        };
        var address = new Uri($"http://localhost:{port}/");
        return new HostStart("func", ["start", "--port", $"{port}"], official, settings, address);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
