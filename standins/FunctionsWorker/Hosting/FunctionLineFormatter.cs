using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>One line per entry: when, how grave, who says it, in which invocation, and what.</summary>
internal sealed class FunctionLineFormatter(HostSurroundings surroundings) : ConsoleFormatter(FormatterName)
{
    internal const string FormatterName = "function-lines";

    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var when = surroundings.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var invocation = InvocationId(scopeProvider) is { } id ? $" [{id}]" : "";
        textWriter.WriteLine($"{when} {Level(logEntry.LogLevel)} {logEntry.Category}{invocation} {OneLine(message)}");
        if (logEntry.Exception is { } failure)
            textWriter.WriteLine("    " + failure.ToString().ReplaceLineEndings(Environment.NewLine + "    "));
    }

    private static string? InvocationId(IExternalScopeProvider? scopes)
    {
        string? found = null;
        scopes?.ForEachScope(
            (scope, _) => found = scope is Dictionary<string, object> values
                ? values.GetValueOrDefault("InvocationId") as string ?? found
                : found,
            0);
        return found;
    }

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private static string Level(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        _ => "fatal",
    };
}
