namespace Google.Cloud.BigQuery.V2;

/// <summary>What happens to the rows that a table already has.</summary>
public enum WriteDisposition
{
    WriteIfEmpty,
    WriteTruncate,
    WriteAppend,
}

/// <summary>Whether a missing table is made.</summary>
public enum CreateDisposition
{
    CreateIfNeeded,
    CreateNever,
}

/// <summary>How urgent a query is.</summary>
internal enum QueryPriority
{
    Interactive,
    Batch,
}
