using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Finds everything that keeps the app from serving, so that all of it is said at once.</summary>
internal static class StartChecks
{
    internal static void Run(IServiceProvider services)
    {
        string[] problems =
        [
            .. services.GetRequiredService<FunctionCatalog>().Problems(),
            .. services.GetRequiredService<TimerSchedules>().Read(),
            .. OptionsProblems(services),
        ];
        if (problems.Length > 0)
            throw new HostStartException(problems);
    }

    private static IEnumerable<string> OptionsProblems(IServiceProvider services)
    {
        try
        {
            services.GetService<IStartupValidator>()?.Validate();
            return [];
        }
        catch (OptionsValidationException failure)
        {
            return failure.Failures;
        }
        catch (AggregateException failures) when (failures.InnerExceptions.All(f => f is OptionsValidationException))
        {
            return failures.InnerExceptions.Cast<OptionsValidationException>().SelectMany(f => f.Failures);
        }
    }
}
