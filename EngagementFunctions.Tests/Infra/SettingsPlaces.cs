using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementFunctions.Configuration;

namespace EngagementFunctions.Tests.Infra;

/// <summary>The places that name settings: the template, what it makes of parameters, the sample, the README.</summary>
internal static partial class SettingsPlaces
{
    /// <summary>Every setting that the template can set, whatever its parameters.</summary>
    public static IReadOnlyList<string> Template() =>
        [.. SettingLine().Matches(Repository.Read("infra/modules/functionApp.bicep"))
            .Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>The settings of one environment, with what only a deployment knows filled in.</summary>
    public static Dictionary<string, string> Deployed(string environment)
    {
        using var snapshot = JsonDocument.Parse(Repository.Read($"infra/main.{environment}.snapshot.json"));
        return snapshot.RootElement.GetProperty("predictedResources").EnumerateArray()
            .Single(resource =>
                resource.GetProperty("name").GetString()!.EndsWith("/appsettings", StringComparison.Ordinal))
            .GetProperty("properties").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => Known(setting.Name, setting.Value.GetString()!));
    }

    public static Dictionary<string, string> Sample()
    {
        using var sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json"));
        return sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);
    }

    /// <summary>The README's table: what stands under "default", by setting.</summary>
    public static Dictionary<string, string> Readme()
    {
        var text = Repository.Read("README.md");
        var table = text[text.IndexOf("### Settings", StringComparison.Ordinal)..];
        return table.Split('\n').SkipWhile(line => !line.StartsWith("|---", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .SelectMany(cells => Quoted().Matches(cells[1])
                .Select(name => (Name: name.Groups[1].Value, Default: cells[2])))
            .ToDictionary(row => row.Name, row => row.Default);
    }

    private static string Known(string setting, string value) => value switch
    {
        ['[', ..] when setting == TelemetryOptions.ConnectionStringName =>
            "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=https://later.example.com/",
        ['[', ..] => "https://later.example.com/",
        _ => value,
    };

    [GeneratedRegex(@"(?:^ +|\{ )([A-Z][A-Za-z]*(?:__\w+)+|[A-Z]+(?:_[A-Z]+)+):", RegexOptions.Multiline)]
    private static partial Regex SettingLine();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
