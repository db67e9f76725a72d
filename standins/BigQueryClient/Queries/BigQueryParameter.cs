namespace Google.Cloud.BigQuery.V2;

/// <summary>A named parameter of a query.</summary>
public sealed class BigQueryParameter
{
    /// <param name="name">The name, without the @.</param>
    /// <param name="type">The type; without it, the value's own.</param>
    /// <param name="value">The value; a string is passed through as it is.</param>
    public BigQueryParameter(string name, BigQueryDbType? type, object value) =>
        (Name, Type, Value) = (name, type, value);

    internal string Name { get; set; }

    internal BigQueryDbType? Type { get; set; }

    /// <summary>The type of the elements; without it, what the value's elements are.</summary>
    internal BigQueryDbType? ArrayType { get; set; }

    internal object Value { get; set; }
}
