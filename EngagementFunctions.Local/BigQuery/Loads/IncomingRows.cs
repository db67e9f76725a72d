using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>The rows of a file as DuckDB can select them, already of the physical types of their columns.</summary>
internal sealed record IncomingRows(IReadOnlyList<Field> Schema) : IDisposable
{
    /// <summary>Columns that the file has. Those of the schema that are not among them stay empty.</summary>
    public IReadOnlyList<(string Name, string Expression)> Columns { get; init; } = [];

    /// <summary>What stands after FROM; null when there is no row.</summary>
    public string? Source { get; init; }

    /// <summary>Bytes before compression.</summary>
    public long Bytes { get; init; }

    /// <summary>Rows left out, as far as the job allowed it.</summary>
    public IReadOnlyList<BigQueryError> BadRecords { get; init; } = [];

    /// <summary>A file made on the way, gone after the load.</summary>
    public string? TemporaryFile { get; init; }

    public void Dispose()
    {
        if (TemporaryFile is not null) File.Delete(TemporaryFile);
    }
}
