using Azure.Core;
using Azure.Identity;
using EngagementFunctions.Checks;
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
        services.AddOptions<SignInSettings>()
            .Configure<IConfiguration>((options, settings) => options.Read(settings))
            .ValidateOnStart();
        services.AddSingleton<IValidateOptions<SignInSettings>, SignInValidator>();
        services.AddSection<GoogleOptions, GoogleValidator>(GoogleOptions.Section);
        services.AddSection<BigQueryOptions, BigQueryValidator>(BigQueryOptions.Section);
        services.AddSection<RunOptions, RunValidator>(RunOptions.Section);
        services.AddSection<SourceOptions, SourceValidator>(SourceOptions.Section);
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
        services.AddSingleton<AzureTokens>();
        services.AddSingleton<VaultSecrets>();
        services.AddSingleton<ConnectionSecret>();
        services.AddSingleton<PrivateRoots>();
        services.AddSingleton<SourceSignIn>();
        services.AddSingleton<GoogleFederation>();
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
        services.AddSingleton<WarehouseRest>();
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
        services.AddSingleton<SourceReading>();
        services.AddSingleton<TargetClaims>();
        services.AddSingleton<ShadowLoading>();
        services.AddSingleton<LoadProof>();
        services.AddSingleton<Publishing>();
        services.AddSingleton<ExtractionRun>();
        services.AddSingleton<RunClosing>();
        services.AddSingleton<RunWatch>();
        services.AddSingleton<RunLauncher>();
        services.AddSingleton(provider => new RunDesk(
            provider.GetRequiredService<RunLauncher>(),
            provider.GetRequiredService<RunJournal>(),
            provider.GetRequiredService<TargetVerifier>()));
        return services.AddChecks();
    }

    private static IServiceCollection AddChecks(this IServiceCollection services)
    {
        services.AddSingleton<SourceInspection>();
        services.AddSingleton<WarehouseInspection>();
        services.AddSingleton<TrialTable>();
        services.AddSingleton<Grantee>();
        services.AddSingleton<VaultChecks>();
        services.AddSingleton<SourceChecks>();
        services.AddSingleton<GoogleChecks>();
        services.AddSingleton<DatasetChecks>();
        services.AddSingleton<WarehouseChecks>();
        services.AddSingleton<CheckRound>();
        services.AddSingleton(provider => new CheckDesk(provider.GetRequiredService<CheckRound>()));
        return services;
    }
}
