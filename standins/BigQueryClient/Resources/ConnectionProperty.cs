namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A setting of a query's connection.</summary>
public class ConnectionProperty
{
    public virtual string Key { get; set; }
    public virtual string Value { get; set; }
}
