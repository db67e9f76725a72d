using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>One row of a result.</summary>
public sealed class BigQueryRow
{
    internal BigQueryRow(TableRow rawRow, TableSchema schema) => (RawRow, Schema) = (rawRow, schema);

    internal TableRow RawRow { get; }

    internal TableSchema Schema { get; }

    /// <summary>The value of a column by its name.</summary>
    public object this[string name] => this[Position(name)];

    /// <summary>The value of a column by its position; SQL NULL is <c>null</c>.</summary>
    internal object this[int index] => CellValue.Read(RawRow.F[index].V, Schema.Fields[index]);

    private int Position(string name)
    {
        for (var position = 0; position < Schema.Fields.Count; position++)
        {
            if (Schema.Fields[position].Name == name)
                return position;
        }

        throw new KeyNotFoundException($"The result has no column named '{name}'.");
    }
}
