namespace EngagementFunctions.Local.BigQuery;

/// <summary>
/// A refusal as BigQuery words it: the body of an HTTP error, or the <c>errorResult</c> of a job that is DONE.
/// </summary>
internal sealed class BigQueryError(string reason, string message, int httpStatus, string? location = null)
    : Exception(message)
{
    public string Reason { get; } = reason;

    public int HttpStatus { get; } = httpStatus;

    public string? Location { get; } = location;

    /// <summary>
    /// A job's error names further errors beside the first one, as a load with several bad rows does.
    /// </summary>
    public IReadOnlyList<BigQueryError> Details { get; init; } = [];

    public static BigQueryError Invalid(string message, string? location = null) =>
        new("invalid", message, 400, location);

    public static BigQueryError InvalidQuery(string message, string? location = "query") =>
        new("invalidQuery", message, 400, location);

    public static BigQueryError NotFound(string message) => new("notFound", message, 404);

    public static BigQueryError Duplicate(string message) => new("duplicate", message, 409);

    public static BigQueryError NotImplemented(string message) => new("notImplemented", message, 501);
}
