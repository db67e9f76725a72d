using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Finds everything that keeps the app from serving, so that all of it is said at once.</summary>
internal static class StartChecks
{
    /// <exception cref="OptionsValidationException">
    /// A setting failed the app's own validation: it reaches the app, as on the official worker, before the host looks.
    /// </exception>
    internal static void Run(IServiceProvider services)
    {
        services.GetService<IStartupValidator>()?.Validate();
        string[] problems =
        [
            .. services.GetRequiredService<FunctionCatalog>().Problems(),
            .. services.GetRequiredService<TimerSchedules>().Read(),
        ];
        if (problems.Length > 0)
            throw new HostStartException(problems);
    }
}
