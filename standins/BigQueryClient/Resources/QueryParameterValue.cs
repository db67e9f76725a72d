namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A query parameter's value.</summary>
public class QueryParameterValue
{
    public virtual IList<QueryParameterValue> ArrayValues { get; set; }
    public virtual IDictionary<string, QueryParameterValue> StructValues { get; set; }
    public virtual string Value { get; set; }
}
