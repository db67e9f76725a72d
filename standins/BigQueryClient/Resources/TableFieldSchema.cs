namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One column.</summary>
public class TableFieldSchema
{
    internal virtual string Collation { get; set; }
    internal virtual string DefaultValueExpression { get; set; }
    public virtual string Description { get; set; }
    internal virtual IList<TableFieldSchema> Fields { get; set; }
    internal virtual long? MaxLength { get; set; }
    public virtual string Mode { get; set; }
    public virtual string Name { get; set; }
    public virtual PolicyTagsData PolicyTags { get; set; }
    public virtual long? Precision { get; set; }
    internal virtual string RoundingMode { get; set; }
    public virtual long? Scale { get; set; }
    public virtual string Type { get; set; }

    public class PolicyTagsData
    {
        internal virtual IList<string> Names { get; set; }
    }
}
