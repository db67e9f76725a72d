using EngagementFunctions.Configuration;
using EngagementFunctions.Diagnostics;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions;

/// <summary>Builds the function app and runs it to its end.</summary>
internal static partial class EngagementApp
{
    /// <returns>The process's exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var builder = FunctionsApplication.CreateBuilder(args);
            builder.ConfigureFunctionsWebApplication();
            builder.Configuration.AddDeveloperSecrets();
            builder.Services.AddEngagementExtraction().AddTelemetry(builder.Configuration);
            using var host = builder.Build();
            Log.Starting(host.Services.GetRequiredService<ILogger<RunnableApp>>(), AppIdentity.Version, AppIdentity.Variant);
            await host.RunAsync();
            return 0;
        }
        catch (Exception failure) when (StartupProblems.Describe(failure) is not null)
        {
            await Console.Error.WriteLineAsync(StartupProblems.Describe(failure));
            return StartupProblems.ExitCode;
        }
    }

    /// <summary>Category of the app's own first line.</summary>
    private sealed class RunnableApp;

    private static partial class Log
    {
        [LoggerMessage(EventIds.AppStarting, LogLevel.Information, "Engagement functions {Version}, {Variant} build")]
        public static partial void Starting(ILogger logger, string version, string variant);
    }
}
