using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace EngagementFunctions.Tests.StandIns.Worker;

/// <summary>Keeps what was logged, each entry with the scopes around it.</summary>
internal sealed class LogEntries : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    internal ConcurrentQueue<LogLine> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Entry(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    internal sealed record LogLine(LogLevel Level, string Category, string Text, string? InvocationId);

    private sealed class Entry(LogEntries entries, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => entries._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            string? invocation = null;
            entries._scopes.ForEachScope(
                (scope, _) => invocation ??= (scope as Dictionary<string, object>)?["InvocationId"] as string, 0);
            entries.Lines.Enqueue(new(logLevel, category, formatter(state, exception), invocation));
        }
    }
}
