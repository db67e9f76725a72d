namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a load job was asked.</summary>
public class JobConfigurationLoad
{
    internal virtual bool? AllowJaggedRows { get; set; }
    internal virtual bool? AllowQuotedNewlines { get; set; }
    internal virtual bool? Autodetect { get; set; }
    internal virtual Clustering Clustering { get; set; }
    internal virtual string ColumnNameCharacterMap { get; set; }
    internal virtual IList<ConnectionProperty> ConnectionProperties { get; set; }
    internal virtual bool? CopyFilesOnly { get; set; }
    internal virtual string CreateDisposition { get; set; }
    internal virtual bool? CreateSession { get; set; }
    internal virtual string DateFormat { get; set; }
    internal virtual string DatetimeFormat { get; set; }
    internal virtual IList<string> DecimalTargetTypes { get; set; }
    internal virtual EncryptionConfiguration DestinationEncryptionConfiguration { get; set; }
    public virtual TableReference DestinationTable { get; set; }
    internal virtual DestinationTableProperties DestinationTableProperties { get; set; }
    internal virtual string Encoding { get; set; }
    internal virtual string FieldDelimiter { get; set; }
    internal virtual string FileSetSpecType { get; set; }
    internal virtual bool? IgnoreUnknownValues { get; set; }
    internal virtual string JsonExtension { get; set; }
    internal virtual int? MaxBadRecords { get; set; }
    internal virtual string NullMarker { get; set; }
    internal virtual IList<string> NullMarkers { get; set; }
    internal virtual ParquetOptions ParquetOptions { get; set; }
    internal virtual bool? PreserveAsciiControlCharacters { get; set; }
    internal virtual IList<string> ProjectionFields { get; set; }
    internal virtual string Quote { get; set; }
    internal virtual RangePartitioning RangePartitioning { get; set; }
    internal virtual string ReferenceFileSchemaUri { get; set; }
    public virtual TableSchema Schema { get; set; }
    internal virtual string SchemaInline { get; set; }
    internal virtual string SchemaInlineFormat { get; set; }
    internal virtual IList<string> SchemaUpdateOptions { get; set; }
    internal virtual int? SkipLeadingRows { get; set; }
    internal virtual string SourceColumnMatch { get; set; }
    internal virtual string SourceFormat { get; set; }
    internal virtual IList<string> SourceUris { get; set; }
    internal virtual string TimeFormat { get; set; }
    internal virtual TimePartitioning TimePartitioning { get; set; }
    internal virtual string TimeZone { get; set; }
    internal virtual string TimestampFormat { get; set; }
    internal virtual bool? UseAvroLogicalTypes { get; set; }
    internal virtual string WriteDisposition { get; set; }
}
