namespace EngagementFunctions.Local.BigQuery.Storage;

/// <summary>
/// Kind is PROCEDURE, SCALAR_FUNCTION, TABLE_VALUED_FUNCTION or AGGREGATE_FUNCTION; language SQL or JAVASCRIPT.
/// </summary>
internal sealed record Routine(DatasetId Dataset, string Name, string Kind, string Language, string Body)
{
    public IReadOnlyList<RoutineArgument> Arguments { get; init; } = [];

    /// <summary>Null where the type follows from the body.</summary>
    public Field? ReturnType { get; init; }

    public string? Description { get; init; }

    public bool StrictMode { get; init; } = true;

    public DateTimeOffset Created { get; init; }

    public DateTimeOffset Modified { get; init; }
}

/// <summary>Mode is IN, OUT or INOUT; a null type means ANY TYPE.</summary>
internal sealed record RoutineArgument(string Name, Field? Type, string Mode = "IN");
