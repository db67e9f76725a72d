using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Writes the log to the console, at the levels of host.json.</summary>
internal static class HostLogging
{
    internal static void Configure(ILoggingBuilder logging, HostFile file)
    {
        logging.AddConsole(console => console.FormatterName = FunctionLineFormatter.FormatterName);
        logging.AddConsoleFormatter<FunctionLineFormatter, ConsoleFormatterOptions>();
        logging.SetMinimumLevel(LogLevel.Information);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting", LogLevel.Warning);
        foreach (var (category, level) in file.LogLevels)
        {
            var isDefault = string.Equals(category, "default", StringComparison.OrdinalIgnoreCase);
            logging.AddFilter(isDefault ? null : category, level);
        }
    }
}
