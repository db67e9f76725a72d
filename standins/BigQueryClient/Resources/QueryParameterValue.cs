namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A query parameter's value.</summary>
internal class QueryParameterValue
{
    internal virtual IList<QueryParameterValue> ArrayValues { get; set; }
    internal virtual IDictionary<string, QueryParameterValue> StructValues { get; set; }
    internal virtual string Value { get; set; }
}
