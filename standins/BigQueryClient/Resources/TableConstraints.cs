namespace Google.Apis.Bigquery.v2.Data;

/// <summary>Keys that are declared but not enforced.</summary>
public class TableConstraints
{
    public virtual IList<ForeignKeysData> ForeignKeys { get; set; }
    public virtual PrimaryKeyData PrimaryKey { get; set; }

    public class ForeignKeysData
    {
        public virtual IList<ColumnReferencesData> ColumnReferences { get; set; }
        public virtual string Name { get; set; }
        public virtual ReferencedTableData ReferencedTable { get; set; }

        public class ColumnReferencesData
        {
            public virtual string ReferencedColumn { get; set; }
            public virtual string ReferencingColumn { get; set; }
        }

        public class ReferencedTableData
        {
            public virtual string DatasetId { get; set; }
            public virtual string ProjectId { get; set; }
            public virtual string TableId { get; set; }
        }
    }

    public class PrimaryKeyData
    {
        public virtual IList<string> Columns { get; set; }
    }
}
