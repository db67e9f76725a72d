namespace Google.Cloud.BigQuery.V2;

/// <summary>Which BigQuery type a CLR value stands for when a parameter names none.</summary>
internal static class ClrTypes
{
    internal static BigQueryDbType TypeOf(object value) => value is null
        ? throw new InvalidOperationException("A parameter needs a type or a value.")
        : Scalar(value.GetType()) ?? ArrayOf(value);

    internal static BigQueryDbType ElementTypeOf(object value) => Element(value.GetType()) ?? throw Unsupported(value);

    private static BigQueryDbType ArrayOf(object value) =>
        Element(value.GetType()) is null ? throw Unsupported(value) : BigQueryDbType.Array;

    private static BigQueryDbType? Scalar(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => BigQueryDbType.Int64,
        TypeCode.UInt16 or TypeCode.UInt32 or TypeCode.UInt64 => BigQueryDbType.Int64,
        TypeCode.Single or TypeCode.Double => BigQueryDbType.Float64,
        TypeCode.Boolean => BigQueryDbType.Bool,
        TypeCode.String => BigQueryDbType.String,
        TypeCode.DateTime => BigQueryDbType.DateTime,
        _ when type == typeof(byte[]) => BigQueryDbType.Bytes,
        _ when type == typeof(DateTimeOffset) => BigQueryDbType.Timestamp,
        _ when type == typeof(TimeSpan) => BigQueryDbType.Time,
        _ when type == typeof(BigQueryNumeric) => BigQueryDbType.Numeric,
        _ when type == typeof(BigQueryBigNumeric) => BigQueryDbType.BigNumeric,
        _ => null,
    };

    private static BigQueryDbType? Element(Type type) => type.GetInterfaces()
        .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        .Select(i => Scalar(i.GetGenericArguments()[0]))
        .FirstOrDefault(found => found is not null);

    private static ArgumentException Unsupported(object value) =>
        new($"A parameter cannot be a {value.GetType().Name}.", nameof(value));
}
