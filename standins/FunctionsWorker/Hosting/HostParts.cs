using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Puts the host together around the app's own services.</summary>
internal static class HostParts
{
    private static readonly TimeSpan UsualGrace = TimeSpan.FromSeconds(10);

    /// <summary>What the app finds when it begins: configuration, console log, clock.</summary>
    internal static WebApplicationBuilder Begin(string[] args, HostSurroundings surroundings)
    {
        LocalSettings.Apply(surroundings);
        var web = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ContentRootPath = surroundings.CurrentDirectory,
            EnvironmentName = EnvironmentName(),
        });
        Configure(web, args, surroundings);
        var file = HostFile.Read(surroundings);
        HostLogging.Configure(web.Logging, file);
        web.Services.AddSingleton(file).AddSingleton(surroundings);
        return web;
    }

    /// <summary>Adds what finds and calls the functions, once the app has added what they need.</summary>
    internal static FunctionsHost Finish(WebApplicationBuilder web, HostSurroundings surroundings, bool servesHttp)
    {
        AddParts(web.Services);
        var port = HostPort.Read(web.Configuration);
        web.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var grace = web.Configuration.GetValue("StandIn:GracePeriod", UsualGrace);
        web.Services.Configure<HostOptions>(options => options.ShutdownTimeout = grace);
        var app = web.Build();
        app.Services.GetRequiredService<AdminEndpoints>().Map(app);
        if (servesHttp)
            app.Services.GetRequiredService<HttpFunctionEndpoints>().Map(app, Catalog(app).All);
        return new FunctionsHost(app, surroundings);
    }

    private static void Configure(WebApplicationBuilder web, string[] args, HostSurroundings surroundings)
    {
        var development = web.Environment.IsDevelopment();
        if (development && surroundings.App is { } app)
            web.Configuration.AddUserSecrets(app, optional: true);
        web.Configuration.AddEnvironmentVariables().AddCommandLine(args);
        web.Host.UseDefaultServiceProvider(provider =>
            (provider.ValidateScopes, provider.ValidateOnBuild) = (development, development));
    }

    private static void AddParts(IServiceCollection services)
    {
        services.AddRouting();
        services.AddMvcCore();
        services.AddSingleton<FunctionCatalog>().AddSingleton<FunctionInvoker>().AddSingleton<RunningInvocations>();
        services.AddSingleton<TimerSchedules>().AddSingleton<TimerFiring>();
        services.AddSingleton<HttpFunctionEndpoints>().AddSingleton<AdminEndpoints>().AddSingleton<FunctionKey>();
        services.AddSingleton<HostAnnouncement>();
        services.AddHostedService<Drain>().AddHostedService<TimerListener>();
    }

    private static FunctionCatalog Catalog(WebApplication app) => app.Services.GetRequiredService<FunctionCatalog>();

    /// <summary>Development, as on any developer's machine, unless the environment says otherwise.</summary>
    private static string EnvironmentName() =>
        Environment.GetEnvironmentVariable("AZURE_FUNCTIONS_ENVIRONMENT")
        ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT")
        ?? Environments.Development;
}
