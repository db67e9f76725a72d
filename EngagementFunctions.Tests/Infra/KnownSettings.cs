using System.Reflection;
using EngagementFunctions.Configuration;
using EngagementFunctions.Encoding;
using EngagementFunctions.Source;

namespace EngagementFunctions.Tests.Infra;

/// <summary>Every setting that the app reads, as it is written in Azure: taken from its options classes.</summary>
internal static class KnownSettings
{
    /// <summary>Options classes that are one section each, by the section's name.</summary>
    private static readonly Dictionary<string, Type> Sections = new()
    {
        [KeyVaultOptions.Section] = typeof(KeyVaultOptions),
        [GoogleOptions.Section] = typeof(GoogleOptions),
        [BigQueryOptions.Section] = typeof(BigQueryOptions),
        [RunOptions.Section] = typeof(RunOptions),
        ["Source"] = typeof(SourceOptions),
        ["Batches"] = typeof(BatchOptions),
    };

    /// <summary>Options classes that are made by hand: the settings they come from.</summary>
    private static readonly Dictionary<Type, IReadOnlyList<string>> ByHand = new()
    {
        [typeof(ScheduleOptions)] = [ScheduleOptions.SettingName],
        [typeof(TelemetryOptions)] =
            [TelemetryOptions.ConnectionStringName, TelemetryOptions.AuthenticationName, "OTEL_EXPORTER_OTLP_ENDPOINT"],
        [typeof(ColumnOptions)] = ["Verification__UnprovedColumns", .. Names("Columns__NAME", typeof(ColumnOverride))],
    };

    public static IReadOnlySet<string> All { get; } = Sections
        .SelectMany(section => Names(section.Key, section.Value))
        .Concat(ByHand.Values.SelectMany(names => names))
        .ToHashSet();

    public static IEnumerable<Type> Classes => Sections.Values.Concat(ByHand.Keys);

    /// <summary>The name with NAME in place of what the user chooses.</summary>
    public static string General(string setting) => setting.Split("__") switch
    {
        ["Columns", _, var property] => $"Columns__NAME__{property}",
        ["Source", "Parameters", _] => "Source__Parameters__NAME",
        _ => setting,
    };

    private static IEnumerable<string> Names(string section, Type options) =>
        from property in options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let isDictionary = property.PropertyType == typeof(IDictionary<string, string>)
        where property.CanWrite || isDictionary
        select $"{section}__{property.Name}" + (isDictionary ? "__NAME" : "");
}
