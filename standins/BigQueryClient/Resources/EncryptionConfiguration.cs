namespace Google.Apis.Bigquery.v2.Data;

/// <summary>The key that encrypts a table at rest.</summary>
internal class EncryptionConfiguration
{
    internal virtual string KmsKeyName { get; set; }
}
