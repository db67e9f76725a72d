namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A query parameter as it travels.</summary>
public class QueryParameter
{
    public virtual string Name { get; set; }
    public virtual QueryParameterType ParameterType { get; set; }
    public virtual QueryParameterValue ParameterValue { get; set; }
}
