namespace EngagementFunctions.Errors;

/// <summary>Every error code that a run or a request can end with; docs/operations.md has an entry for each.</summary>
internal static class ErrorCodes
{
    // Vault and sign-in
    public const string VaultUnreachable = "vault_unreachable";
    public const string VaultForbidden = "vault_forbidden";
    public const string SecretMissing = "secret_missing";
    public const string SecretInvalid = "secret_invalid";
    public const string AzureSignIn = "azure_sign_in";
    public const string GoogleSignIn = "google_sign_in";
    public const string RootCertificateInvalid = "root_certificate_invalid";

    // Runs
    public const string TargetLocked = "target_locked";
    public const string RequestUnderWay = "request_under_way";
    public const string RequestDiffers = "request_differs";
    public const string LockLost = "lock_lost";
    public const string LockOnStandby = "lock_on_standby";
    public const string DeadlinePassed = "deadline_passed";
    public const string Stopping = "stopping";
    public const string KeyMissing = "key_missing";
    public const string KeyNotUnique = "key_not_unique";
    public const string Shrunk = "shrunk";
    public const string Empty = "empty";
    public const string SchemaChanged = "schema_changed";
    public const string NotProved = "not_proved";
    public const string NotPublished = "not_published";
    public const string EvidenceMissing = "evidence_missing";
    public const string ProofSelfCheck = "proof_self_check";
    public const string ChecksFailed = "checks_failed";
    public const string Unexpected = "unexpected";

    // Warehouse
    public const string DatasetMissing = "dataset_missing";
    public const string WarehouseNotFound = "warehouse_not_found";
    public const string WarehouseForbidden = "warehouse_forbidden";
    public const string WarehouseUnavailable = "warehouse_unavailable";
    public const string WarehouseRefused = "warehouse_refused";
    public const string WarehouseQuota = "warehouse_quota";
    public const string JobForeign = "job_foreign";
    public const string JobTimedOut = "job_timed_out";
    public const string TargetNotATable = "target_not_a_table";
    public const string ProcedureFailed = "procedure_failed";

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
    public const string NullInRequired = "null_in_required";
    public const string StreamMalformed = "stream_malformed";
}
