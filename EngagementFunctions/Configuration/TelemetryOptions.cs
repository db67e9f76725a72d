using Microsoft.Extensions.Configuration;

namespace EngagementFunctions.Configuration;

/// <summary>Where telemetry goes. The settings have the names that OpenTelemetry and Azure gave them; without any, nowhere.</summary>
internal sealed class TelemetryOptions
{
    public const string ConnectionStringName = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    public const string AuthenticationName = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string OtlpPrefix = "OTEL_EXPORTER_OTLP_";
    private const string Endpoint = "ENDPOINT";

    /// <summary>OTLP endpoints that are set, by the setting's name.</summary>
    public IReadOnlyDictionary<string, string> Otlp { get; private set; } = new Dictionary<string, string>();

    public string ConnectionString { get; private set; } = "";

    /// <summary>Says that Azure Monitor wants a token, and of which identity: <c>Authorization=AAD;ClientId=...</c>.</summary>
    public string Authentication { get; private set; } = "";

    private bool IsDisabled { get; set; }

    public bool WantsAzureMonitor => !IsDisabled && ConnectionString.Length > 0 && IsConnectionString(ConnectionString);

    public bool WantsOtlp(string signal) =>
        !IsDisabled && (IsEndpoint(OtlpPrefix + Endpoint) || IsEndpoint($"{OtlpPrefix}{signal}_{Endpoint}"));

    public void Read(IConfiguration settings)
    {
        string[] names = [OtlpPrefix + Endpoint, .. Signals.Select(signal => $"{OtlpPrefix}{signal}_{Endpoint}")];
        Otlp = names.Where(name => !string.IsNullOrWhiteSpace(settings[name])).ToDictionary(name => name, name => settings[name]!);
        ConnectionString = settings[ConnectionStringName]?.Trim() ?? "";
        Authentication = settings[AuthenticationName]?.Trim() ?? "";
        IsDisabled = settings.GetValue("OTEL_SDK_DISABLED", false);
    }

    public static IReadOnlyList<string> Signals { get; } = [Traces, Metrics, Logs];

    public const string Traces = "TRACES";
    public const string Metrics = "METRICS";
    public const string Logs = "LOGS";

    /// <returns>The part of a text such as <c>Name=value;Name=value</c>, or null.</returns>
    public static string? Part(string text, string name) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => part.Split('=', 2))
        .FirstOrDefault(part => part.Length == 2 && part[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];

    public static bool IsConnectionString(string text) =>
        Guid.TryParse(Part(text, "InstrumentationKey"), out _)
        && text.Split(';', StringSplitOptions.RemoveEmptyEntries).All(part => part.Contains('=', StringComparison.Ordinal))
        && IsWebAddress(Part(text, "IngestionEndpoint") ?? "https://in.applicationinsights.azure.com/");

    public static bool IsWebAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);

    private bool IsEndpoint(string name) => Otlp.TryGetValue(name, out var value) && IsWebAddress(value);
}

internal sealed class TelemetryValidator : SettingsValidator<TelemetryOptions>
{
    protected override IEnumerable<string> Problems(TelemetryOptions options) => options.Otlp
        .Where(endpoint => !TelemetryOptions.IsWebAddress(endpoint.Value))
        .Select(endpoint => $"{endpoint.Key} is no address; an OTLP collector is named such as http://collector.example.com:4318.")
        .Concat(ConnectionString(options.ConnectionString));

    private static IEnumerable<string> ConnectionString(string text)
    {
        if (text.Length > 0 && !TelemetryOptions.IsConnectionString(text))
        {
            yield return $"{TelemetryOptions.ConnectionStringName} is no connection string of Application Insights; "
                + "it reads InstrumentationKey=...;IngestionEndpoint=https://...";
        }
    }
}
