using System.Globalization;

namespace EngagementFunctions.Source;

/// <summary>The settings that hold for one snapshot's transaction, and for nothing after it.</summary>
internal static class SnapshotSettings
{
    private const string ParameterPrefix = "engagement.";

    public static IReadOnlyList<KeyValuePair<string, string>> From(SourceOptions options, SourceQuery query) =>
    [
        new("statement_timeout", Milliseconds(options.StatementTimeout)),
        new("lock_timeout", Milliseconds(options.LockTimeout)),
        new("idle_in_transaction_session_timeout", Milliseconds(options.IdleInTransactionTimeout)),
        // On, row-level security leaves rows out without a word; off, the server refuses the query instead.
        new("row_security", "off"),
        new("TimeZone", "UTC"),
        new("standard_conforming_strings", "on"),
        .. SearchPath(options),
        .. query.Parameters.Select(p => KeyValuePair.Create(ParameterPrefix + p.Key, p.Value)),
    ];

    private static IEnumerable<KeyValuePair<string, string>> SearchPath(SourceOptions options) =>
        string.IsNullOrWhiteSpace(options.SearchPath) ? [] : [new("search_path", options.SearchPath)];

    private static string Milliseconds(TimeSpan time) =>
        ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
