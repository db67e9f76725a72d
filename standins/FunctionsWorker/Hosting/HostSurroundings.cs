using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What the host takes from the process around it; tests give it another.</summary>
internal sealed record HostSurroundings
{
    /// <summary>The app, whose user secrets are read on a developer's machine.</summary>
    public Assembly? App { get; init; }

    /// <summary>Where functions are looked for.</summary>
    public IEnumerable<Type> FunctionTypes { get; init; } = [];

    /// <summary>Where the app's files are.</summary>
    public string AppDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Where the app was started.</summary>
    public string CurrentDirectory { get; init; } = Directory.GetCurrentDirectory();

    public TextWriter Output { get; init; } = Console.Out;

    public TextWriter Error { get; init; } = Console.Error;

    /// <summary>Ends the process with a code.</summary>
    public Action<int> Exit { get; init; } = Environment.Exit;

    public TimeProvider Time { get; init; } = TimeProvider.System;

    internal DateTime UtcNow => Time.GetUtcNow().UtcDateTime;

    internal static HostSurroundings OfThisProcess()
    {
        var app = Assembly.GetEntryAssembly();
        return new() { App = app, FunctionTypes = app?.GetTypes() ?? [] };
    }
}
