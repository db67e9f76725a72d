namespace Google.Cloud.BigQuery.V2;

/// <summary>The service's word for a choice.</summary>
internal static class EnumText
{
    internal static string Of(WriteDisposition? choice) => choice switch
    {
        null => null,
        WriteDisposition.WriteIfEmpty => "WRITE_EMPTY",
        WriteDisposition.WriteTruncate => "WRITE_TRUNCATE",
        WriteDisposition.WriteAppend => "WRITE_APPEND",
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    internal static string Of(CreateDisposition? choice) => choice switch
    {
        null => null,
        CreateDisposition.CreateIfNeeded => "CREATE_IF_NEEDED",
        CreateDisposition.CreateNever => "CREATE_NEVER",
        _ => throw new ArgumentOutOfRangeException(nameof(choice)),
    };

    internal static string Of(QueryPriority? choice) => choice?.ToString().ToUpperInvariant();
}
