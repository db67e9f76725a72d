using Microsoft.Azure.Functions.Worker.Functions;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>The schedules of all timer functions.</summary>
internal sealed class TimerSchedules(FunctionCatalog catalog, IConfiguration configuration)
{
    private readonly Dictionary<string, TimerSchedule> _schedules = [];

    internal TimerSchedule this[FunctionMethod function] => _schedules[function.Name];

    /// <summary>Reads every schedule and says which cannot be read.</summary>
    internal IEnumerable<string> Read()
    {
        foreach (var function in catalog.All.Where(function => function.Timer is not null))
        {
            var problems = Read(function);
            foreach (var problem in problems)
                yield return problem;
        }
    }

    private IReadOnlyList<string> Read(FunctionMethod function)
    {
        try
        {
            _schedules[function.Name] = TimerSchedule.Of(function, configuration);
            return [];
        }
        catch (HostStartException failure)
        {
            return failure.Problems;
        }
    }
}
