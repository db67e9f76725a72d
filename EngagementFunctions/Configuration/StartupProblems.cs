using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>Turns the exceptions of a start with bad settings into the one message that an operator reads.</summary>
internal static class StartupProblems
{
    /// <summary>Exit code of a start that settings made impossible (EX_CONFIG of sysexits.h).</summary>
    public const int ExitCode = 78;

    private const string BinderAssembly = "Microsoft.Extensions.Configuration.Binder";

    /// <returns>The message, or null when the exception has another cause.</returns>
    public static string? Describe(Exception exception)
    {
        // Sections are bound more than once: an unreadable value is told once.
        var failures = Failures(exception).Distinct().ToList();
        if (failures.Count == 0)
        {
            return null;
        }

        var heading = failures.Count == 1 ? "One setting is wrong" : $"{failures.Count} settings are wrong";
        return $"{heading}; the app does not start.{Environment.NewLine}"
            + string.Join(Environment.NewLine, failures.Select(failure => "- " + failure));
    }

    private static IEnumerable<string> Failures(Exception exception) => exception switch
    {
        OptionsValidationException invalid => invalid.Failures,
        AggregateException many => many.InnerExceptions.SelectMany(Failures),
        InvalidOperationException { Source: BinderAssembly } unreadable => [unreadable.Message + "."],
        _ => [],
    };
}
