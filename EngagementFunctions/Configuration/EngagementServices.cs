using Azure.Core;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using EngagementFunctions.Encoding;
using EngagementFunctions.Journal;
using EngagementFunctions.Runs;
using EngagementFunctions.Source;
using EngagementFunctions.Verification;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>Everything the app is made of, registered in one place.</summary>
internal static class EngagementServices
{
    public static IServiceCollection AddEngagementExtraction(this IServiceCollection services) =>
        services.AddSettings().AddSignIn().AddSteps();

    private static IServiceCollection AddSettings(this IServiceCollection services)
    {
        services.AddOptions<ScheduleOptions>()
            .Configure<IConfiguration>((options, settings) => options.Schedule = settings[ScheduleOptions.SettingName] ?? "")
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<ScheduleOptions>, ScheduleValidator>();
        services.AddSection<KeyVaultOptions, KeyVaultValidator>(KeyVaultOptions.Section);
        services.AddSection<GoogleOptions, GoogleValidator>(GoogleOptions.Section);
        services.AddSection<BigQueryOptions, BigQueryValidator>(BigQueryOptions.Section);
        services.AddSection<RunOptions, RunValidator>(RunOptions.Section);
        services.AddSection<SourceOptions, SourceValidator>("Source");
        services.AddSection<BatchOptions, BatchValidator>("Batches");
        services.AddOptions<ColumnOptions>()
            .Configure<IConfiguration>((options, settings) =>
            {
                settings.GetSection("Columns").Bind(options.Columns);
                options.UnprovedColumns = settings["Verification:UnprovedColumns"] ?? "";
            })
            .ValidateOnStart();
        return services;
    }

    private static void AddSection<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
    }

    private static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(provider =>
        {
            var vault = provider.GetRequiredService<IOptions<KeyVaultOptions>>().Value.Uri!;
            return new SecretClient(vault, provider.GetRequiredService<TokenCredential>(), new SecretClientOptions
            {
                // A vault on loopback cannot have the name that the challenge speaks of.
                DisableChallengeResourceVerification = vault.IsLoopback,
            });
        });
        services.AddSingleton<ConnectionSecret>();
        services.AddSingleton<GoogleSignIn>();
        return services;
    }

    private static IServiceCollection AddSteps(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<SourceQueryFile>();
        services.AddSingleton<SourceConnections>();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SourceOptions>>().Value);
        services.AddSingleton<PostgresSource>();
        services.AddSingleton<WarehouseConnection>();
        services.AddSingleton<WarehouseCalls>();
        services.AddSingleton<WarehouseNames>();
        services.AddSingleton<WarehouseJobs>();
        services.AddSingleton<WarehouseQueries>();
        services.AddSingleton<RowPolicies>();
        services.AddSingleton<TargetInspection>();
        services.AddSingleton<ShadowTables>();
        services.AddSingleton<BatchLoader>();
        services.AddSingleton<LoadVerifier>();
        services.AddSingleton<SelfCheck>();
        services.AddSingleton<Publication>();
        services.AddSingleton<PostLoadProcedures>();
        services.AddSingleton<RunJournal>();
        services.AddSingleton<TargetVerifier>();
        services.AddSingleton<TargetLock>();
        services.AddSingleton<RunRecords>();
        services.AddSingleton<Settlement>();
        services.AddSingleton<ExtractionRun>();
        services.AddSingleton<RunClosing>();
        services.AddSingleton<RunWatch>();
        services.AddSingleton<RunLauncher>();
        services.AddSingleton(provider => new RunDesk(
            provider.GetRequiredService<RunLauncher>(),
            provider.GetRequiredService<RunJournal>(),
            provider.GetRequiredService<TargetVerifier>()));
        return services;
    }
}
