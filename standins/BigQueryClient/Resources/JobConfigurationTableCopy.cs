namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a copy job was asked.</summary>
public class JobConfigurationTableCopy
{
    public virtual string CreateDisposition { get; set; }
    public virtual EncryptionConfiguration DestinationEncryptionConfiguration { get; set; }
    public virtual TableReference DestinationTable { get; set; }
    public virtual string OperationType { get; set; }
    public virtual TableReference SourceTable { get; set; }
    public virtual IList<TableReference> SourceTables { get; set; }
    public virtual string WriteDisposition { get; set; }
}
