using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>A settings file as configuration; a missing one is empty, a broken one is said to be so.</summary>
internal static class JsonSettings
{
    internal static IConfiguration Read(string? path)
    {
        if (path is null || !File.Exists(path))
            return new ConfigurationBuilder().Build();
        try
        {
            using var file = File.OpenRead(path);
            return new ConfigurationBuilder().AddJsonStream(file).Build();
        }
        catch (Exception failure) when (failure is JsonException or FormatException or IOException)
        {
            throw new HostStartException($"{Path.GetFileName(path)} is not valid JSON.");
        }
    }
}
