namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a copy job was asked.</summary>
public class JobConfigurationTableCopy
{
    internal virtual string CreateDisposition { get; set; }
    internal virtual EncryptionConfiguration DestinationEncryptionConfiguration { get; set; }
    public virtual TableReference DestinationTable { get; set; }
    internal virtual string OperationType { get; set; }
    public virtual TableReference SourceTable { get; set; }
    public virtual IList<TableReference> SourceTables { get; set; }
    internal virtual string WriteDisposition { get; set; }
}
