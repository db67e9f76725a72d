namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a load job was asked.</summary>
public class JobConfigurationLoad
{
    public virtual bool? AllowJaggedRows { get; set; }
    public virtual bool? AllowQuotedNewlines { get; set; }
    public virtual bool? Autodetect { get; set; }
    public virtual Clustering Clustering { get; set; }
    public virtual string ColumnNameCharacterMap { get; set; }
    public virtual IList<ConnectionProperty> ConnectionProperties { get; set; }
    public virtual bool? CopyFilesOnly { get; set; }
    public virtual string CreateDisposition { get; set; }
    public virtual bool? CreateSession { get; set; }
    public virtual string DateFormat { get; set; }
    public virtual string DatetimeFormat { get; set; }
    public virtual IList<string> DecimalTargetTypes { get; set; }
    public virtual EncryptionConfiguration DestinationEncryptionConfiguration { get; set; }
    public virtual TableReference DestinationTable { get; set; }
    public virtual DestinationTableProperties DestinationTableProperties { get; set; }
    public virtual string Encoding { get; set; }
    public virtual string FieldDelimiter { get; set; }
    public virtual string FileSetSpecType { get; set; }
    public virtual bool? IgnoreUnknownValues { get; set; }
    public virtual string JsonExtension { get; set; }
    public virtual int? MaxBadRecords { get; set; }
    public virtual string NullMarker { get; set; }
    public virtual IList<string> NullMarkers { get; set; }
    public virtual ParquetOptions ParquetOptions { get; set; }
    public virtual bool? PreserveAsciiControlCharacters { get; set; }
    public virtual IList<string> ProjectionFields { get; set; }
    public virtual string Quote { get; set; }
    public virtual RangePartitioning RangePartitioning { get; set; }
    public virtual string ReferenceFileSchemaUri { get; set; }
    public virtual TableSchema Schema { get; set; }
    public virtual string SchemaInline { get; set; }
    public virtual string SchemaInlineFormat { get; set; }
    public virtual IList<string> SchemaUpdateOptions { get; set; }
    public virtual int? SkipLeadingRows { get; set; }
    public virtual string SourceColumnMatch { get; set; }
    public virtual string SourceFormat { get; set; }
    public virtual IList<string> SourceUris { get; set; }
    public virtual string TimeFormat { get; set; }
    public virtual TimePartitioning TimePartitioning { get; set; }
    public virtual string TimeZone { get; set; }
    public virtual string TimestampFormat { get; set; }
    public virtual bool? UseAvroLogicalTypes { get; set; }
    public virtual string WriteDisposition { get; set; }
}
