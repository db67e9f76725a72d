namespace Google.Apis.Bigquery.v2.Data;

/// <summary>A query parameter's type.</summary>
internal class QueryParameterType
{
    internal virtual QueryParameterType ArrayType { get; set; }
    internal virtual string Type { get; set; }
}
