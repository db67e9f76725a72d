using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What host.json says, as far as this host goes by it.</summary>
/// <param name="RoutePrefix">What the routes of HTTP functions begin with.</param>
/// <param name="FunctionTimeout">How long a function may take; none means for ever.</param>
/// <param name="LogLevels">Levels by category; the category <c>default</c> stands for all others.</param>
internal sealed record HostFile(
    string RoutePrefix, TimeSpan? FunctionTimeout, IReadOnlyDictionary<string, LogLevel> LogLevels)
{
    private static readonly string[] Names = ["StandIn.host.json", "host.json"];
    private static readonly TimeSpan UsualTimeout = TimeSpan.FromMinutes(30);

    /// <summary>Takes the file beside the app, else the one where it was started, else the defaults.</summary>
    internal static HostFile Read(HostSurroundings surroundings)
    {
        var candidates =
            from directory in new[] { surroundings.AppDirectory, surroundings.CurrentDirectory }
            from name in Names
            select Path.Combine(directory, name);
        var file = JsonSettings.Read(candidates.FirstOrDefault(File.Exists));
        return new HostFile(
            (file["extensions:http:routePrefix"] ?? "api").Trim('/'),
            Timeout(file["functionTimeout"]),
            file.GetSection("logging:logLevel").GetChildren().ToDictionary(level => level.Key, Level));
    }

    private static TimeSpan? Timeout(string? text) => text switch
    {
        null => UsualTimeout,
        "-1" => null,
        _ when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) => timeout,
        _ => throw new HostStartException($"host.json: functionTimeout is '{text}'; it has to be hh:mm:ss, or -1."),
    };

    private static LogLevel Level(IConfigurationSection level) =>
        Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var known)
            ? known
            : throw new HostStartException($"host.json: {level.Path} is '{level.Value}', which is no log level.");
}
