using System.Globalization;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace EngagementFunctions.Configuration;

/// <summary>
/// The settings of one signal, <c>OTEL_EXPORTER_OTLP_LOGS_ENDPOINT</c> and its like, which stand above those of all
/// signals. The exporters of single signals read the latter alone.
/// </summary>
internal static class OtlpSignal
{
    public static void Configure(OtlpExporterOptions otlp, string signal, IConfiguration settings)
    {
        otlp.Protocol = Value("PROTOCOL") switch
        {
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            "grpc" => OtlpExportProtocol.Grpc,
            _ => otlp.Protocol,
        };
        otlp.Headers = Value("HEADERS") ?? otlp.Headers;
        if (int.TryParse(Value("TIMEOUT"), CultureInfo.InvariantCulture, out var milliseconds))
        {
            otlp.TimeoutMilliseconds = milliseconds;
        }

        if (Value("ENDPOINT") is { } endpoint)
        {
            otlp.Endpoint = new Uri(endpoint);
        }

        string? Value(string name) => settings[$"OTEL_EXPORTER_OTLP_{signal}_{name}"];
    }
}
