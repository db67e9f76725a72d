using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>local.settings.json: its values become environment variables, unless those are set already.</summary>
internal static class LocalSettings
{
    internal static void Apply(HostSurroundings surroundings)
    {
        var file = JsonSettings.Read(Path.Combine(surroundings.CurrentDirectory, "local.settings.json"));
        foreach (var (name, value) in file.GetSection("Values").AsEnumerable(makePathsRelative: true))
        {
            var variable = name.Replace(":", "__", StringComparison.Ordinal);
            if (value is not null && Environment.GetEnvironmentVariable(variable) is null)
                Environment.SetEnvironmentVariable(variable, value);
        }
    }
}
