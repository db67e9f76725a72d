namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A query parameter as it travels.</summary>
internal class QueryParameter
{
    internal virtual string Name { get; set; }
    internal virtual QueryParameterType ParameterType { get; set; }
    internal virtual QueryParameterValue ParameterValue { get; set; }
}
