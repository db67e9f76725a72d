namespace EngagementFunctions.Local.BigQuery.Http;

internal sealed record RecordedRequest(string Method, string Path, string Query, DateTimeOffset At);
