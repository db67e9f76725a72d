using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Tests.StandIns.Worker;

/// <summary>What a test gives the host, and what the host did with it.</summary>
internal sealed class HostTrial : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("functions-host-");

    internal HostTrial(params Type[] functions) => Functions = functions;

    internal Type[] Functions { get; }

    internal Probe Probe { get; } = new();

    internal StringWriter Output { get; } = new();

    internal StringWriter Error { get; } = new();

    internal LogEntries Log { get; } = new();

    internal int? ExitCode { get; private set; }

    internal string[] Arguments { get; init; } = [];

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    internal Action<IServiceCollection> Services { get; init; } = _ => { };

    internal string HostFile
    {
        init => File.WriteAllText(Path.Combine(_directory.FullName, "host.json"), value);
    }

    internal string LocalSettings
    {
        init => File.WriteAllText(Path.Combine(_directory.FullName, "local.settings.json"), value);
    }

    internal IHost Build()
    {
        var surroundings = new HostSurroundings
        {
            FunctionTypes = Functions,
            AppDirectory = _directory.FullName,
            CurrentDirectory = _directory.FullName,
            Output = Output,
            Error = Error,
            Exit = code => ExitCode = code,
            Time = Time,
        };
        var builder = new FunctionsApplicationBuilder(["--port", "0", .. Arguments], surroundings);
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(Probe).AddScoped<ScopedThing>();
        builder.Logging.ClearProviders().AddProvider(Log);
        Services(builder.Services);
        return builder.Build();
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
