using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A table as it was when it was asked for.</summary>
public sealed class BigQueryTable
{
    internal BigQueryTable(Table resource) => Resource = resource;

    public Table Resource { get; }

    public TableReference Reference => Resource.TableReference;

    /// <summary>The columns; a table from a list has none.</summary>
    internal TableSchema Schema => Resource.Schema;
}
