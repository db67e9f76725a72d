using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using EngagementFunctions.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace EngagementFunctions.Configuration;

/// <summary>Sends spans, figures and logs to Azure Monitor, to an OTLP collector, to both, or nowhere.</summary>
internal static class TelemetryExport
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<LastPublished>();
        services.AddSingleton<TelemetryOutlet>();
        services.AddOptions<TelemetryOptions>().Configure<IConfiguration>((options, all) => options.Read(all)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryValidator>();
        var wanted = new TelemetryOptions();
        wanted.Read(settings);
        if (wanted.WantsAzureMonitor || TelemetryOptions.Signals.Any(wanted.WantsOtlp))
        {
            services.AddExport(wanted, settings);
        }

        return services;
    }

    private static void AddExport(this IServiceCollection services, TelemetryOptions wanted, IConfiguration settings)
    {
        services.AddHostedService(provider => provider.GetRequiredService<TelemetryOutlet>());
        services.AddAzureMonitorOptions(wanted);
        // The platform's host then leaves the worker's logs to the worker: each is exported once.
        services.Configure<WorkerOptions>(worker => worker.Capabilities["WorkerOpenTelemetryEnabled"] = bool.TrueString);
        services.AddLogging(Levels);
        services.AddOpenTelemetry()
            .ConfigureResource(resource => Describe(resource, settings))
            .WithTracing(traces => Export(traces, wanted, settings))
            .WithMetrics(metrics => Export(metrics, wanted, settings))
            .WithLogging(logs => Export(logs, wanted, settings), options => options.IncludeFormattedMessage = true);
    }

    /// <summary>Others' libraries are heard only when something is wrong.</summary>
    private static void Levels(ILoggingBuilder logging) => logging
        .AddFilter<OpenTelemetryLoggerProvider>(null, LogLevel.Warning)
        .AddFilter<OpenTelemetryLoggerProvider>(Telemetry.Name, LogLevel.Information);

    /// <summary>What OpenTelemetry's own settings say of the resource wins.</summary>
    private static void Describe(ResourceBuilder resource, IConfiguration settings) => resource
        .AddService(
            settings["WEBSITE_SITE_NAME"] ?? "engagement-functions",
            serviceVersion: AppIdentity.Version,
            serviceInstanceId: settings["WEBSITE_INSTANCE_ID"],
            autoGenerateServiceInstanceId: settings["WEBSITE_INSTANCE_ID"] is null)
        .AddAttributes([new("engagement.build.variant", AppIdentity.Variant)])
        .AddEnvironmentVariableDetector();

    private static void Export(TracerProviderBuilder traces, TelemetryOptions wanted, IConfiguration settings)
    {
        traces.AddSource(Telemetry.Name, Telemetry.InvocationSource);
        if (wanted.WantsOtlp(TelemetryOptions.Traces))
        {
            traces.AddOtlpExporter(otlp => OtlpSignal.Configure(otlp, TelemetryOptions.Traces, settings));
        }

        if (wanted.WantsAzureMonitor)
        {
            traces.AddAzureMonitorTraceExporter();
        }
    }

    private static void Export(MeterProviderBuilder metrics, TelemetryOptions wanted, IConfiguration settings)
    {
        metrics.AddMeter(Telemetry.Name);
        if (wanted.WantsOtlp(TelemetryOptions.Metrics))
        {
            metrics.AddOtlpExporter(otlp => OtlpSignal.Configure(otlp, TelemetryOptions.Metrics, settings));
        }

        if (wanted.WantsAzureMonitor)
        {
            metrics.AddAzureMonitorMetricExporter();
        }
    }

    private static void Export(LoggerProviderBuilder logs, TelemetryOptions wanted, IConfiguration settings)
    {
        if (wanted.WantsOtlp(TelemetryOptions.Logs))
        {
            logs.AddOtlpExporter(otlp => OtlpSignal.Configure(otlp, TelemetryOptions.Logs, settings));
        }

        if (wanted.WantsAzureMonitor)
        {
            logs.AddAzureMonitorLogExporter();
        }
    }

    private static void AddAzureMonitorOptions(this IServiceCollection services, TelemetryOptions wanted) =>
        services.AddOptions<AzureMonitorExporterOptions>().Configure<IServiceProvider>((monitor, provider) =>
        {
            monitor.ConnectionString = wanted.ConnectionString;
            monitor.Credential = Credential(wanted.Authentication, provider);
            monitor.EnableLiveMetrics = false;
            // Runs are few, and alerts are built on their logs: nothing is left out.
            monitor.SamplingRatio = 1;
            monitor.TracesPerSecond = null;
            monitor.EnableTraceBasedLogsSampler = false;
        });

    /// <returns>The identity that the authentication string names, the app's own where it names none; null to sign in by the key alone.</returns>
    private static TokenCredential? Credential(string authentication, IServiceProvider provider) =>
        TelemetryOptions.Part(authentication, "Authorization")?.Equals("AAD", StringComparison.OrdinalIgnoreCase) != true
            ? null
            : TelemetryOptions.Part(authentication, "ClientId") is { Length: > 0 } client
                ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
                : provider.GetRequiredService<TokenCredential>();
}
