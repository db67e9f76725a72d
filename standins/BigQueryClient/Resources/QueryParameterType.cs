namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A query parameter's type.</summary>
public class QueryParameterType
{
    public virtual QueryParameterType ArrayType { get; set; }
    public virtual string Type { get; set; }
}
