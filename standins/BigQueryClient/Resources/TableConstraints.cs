namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Keys that are declared but not enforced.</summary>
internal class TableConstraints
{
    internal virtual IList<ForeignKeysData> ForeignKeys { get; set; }
    internal virtual PrimaryKeyData PrimaryKey { get; set; }

    internal class ForeignKeysData
    {
        internal virtual IList<ColumnReferencesData> ColumnReferences { get; set; }
        internal virtual string Name { get; set; }
        internal virtual ReferencedTableData ReferencedTable { get; set; }

        internal class ColumnReferencesData
        {
            internal virtual string ReferencedColumn { get; set; }
            internal virtual string ReferencingColumn { get; set; }
        }

        internal class ReferencedTableData
        {
            internal virtual string DatasetId { get; set; }
            internal virtual string ProjectId { get; set; }
            internal virtual string TableId { get; set; }
        }
    }

    internal class PrimaryKeyData
    {
        internal virtual IList<string> Columns { get; set; }
    }
}
