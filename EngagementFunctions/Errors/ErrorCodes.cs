namespace EngagementFunctions.Errors;

/// <summary>Every error code that a run can end with; docs/operations.md has an entry for each.</summary>
internal static class ErrorCodes
{
    // Source
    public const string SourceUnreachable = "source_unreachable";
    public const string SourceSignIn = "source_sign_in";
    public const string SourceInterrupted = "source_interrupted";
    public const string SourceEncryption = "source_encryption";
    public const string SourceRefused = "source_refused";
    public const string QueryInvalid = "query_invalid";
    public const string QueryFailed = "query_failed";
    public const string QueryFileMissing = "query_file_missing";
    public const string ColumnTypeUnsupported = "column_type_unsupported";
    public const string ColumnNameUnsupported = "column_name_unsupported";
    public const string ColumnOverrideInvalid = "column_override_invalid";
    public const string ValueUnsupported = "value_unsupported";
    public const string StreamMalformed = "stream_malformed";
}
