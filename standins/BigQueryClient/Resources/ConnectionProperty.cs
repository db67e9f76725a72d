namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A setting of a query's connection.</summary>
internal class ConnectionProperty
{
    internal virtual string Key { get; set; }
    internal virtual string Value { get; set; }
}
