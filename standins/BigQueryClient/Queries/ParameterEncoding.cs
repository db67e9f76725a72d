using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A parameter as it travels.</summary>
internal static class ParameterEncoding
{
    internal static QueryParameter Encode(BigQueryParameter parameter)
    {
        if (parameter?.Name is null)
            throw new ArgumentException("Every parameter needs a name.", nameof(parameter));
        var type = parameter.Type ?? ClrTypes.TypeOf(parameter.Value);
        return type == BigQueryDbType.Array ? EncodeArray(parameter) : EncodeScalar(parameter, type);
    }

    private static QueryParameter EncodeScalar(BigQueryParameter parameter, BigQueryDbType type) => new()
    {
        Name = parameter.Name,
        ParameterType = new QueryParameterType { Type = TypeName(type) },
        ParameterValue = new QueryParameterValue { Value = ScalarText.Of(parameter.Value, type) },
    };

    private static QueryParameter EncodeArray(BigQueryParameter parameter)
    {
        if (parameter.Value is not System.Collections.IEnumerable elements)
            throw new InvalidOperationException($"The array parameter '{parameter.Name}' needs a value.");
        var type = parameter.ArrayType ?? ClrTypes.ElementTypeOf(parameter.Value);
        return new QueryParameter
        {
            Name = parameter.Name,
            ParameterType = new() { Type = "ARRAY", ArrayType = new() { Type = TypeName(type) } },
            ParameterValue = new() { ArrayValues = [.. elements.Cast<object>().Select(e => Element(e, type))] },
        };
    }

    private static QueryParameterValue Element(object element, BigQueryDbType type) => element is null
        ? throw new InvalidOperationException("An array parameter cannot hold null.")
        : new() { Value = ScalarText.Of(element, type) };

    private static string TypeName(BigQueryDbType type) => type switch
    {
        BigQueryDbType.Int64 => "INTEGER",
        BigQueryDbType.Float64 => "FLOAT",
        BigQueryDbType.Struct => throw new NotSupportedException("Struct parameters are not supported."),
        _ => type.ToString().ToUpperInvariant(),
    };
}
