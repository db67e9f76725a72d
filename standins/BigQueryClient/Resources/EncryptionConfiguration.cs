namespace Google.Apis.Bigquery.v2.Data;

/// <summary>The key that encrypts a table at rest.</summary>
public class EncryptionConfiguration
{
    public virtual string KmsKeyName { get; set; }
}
