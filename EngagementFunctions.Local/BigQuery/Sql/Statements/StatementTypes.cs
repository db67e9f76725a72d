using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>The names that job statistics give to statements.</summary>
internal static class StatementTypes
{
    public static string Of(Statement statement) => statement switch
    {
        SelectStatement => "SELECT",
        InsertStatement => "INSERT",
        UpdateStatement => "UPDATE",
        DeleteStatement => "DELETE",
        MergeStatement => "MERGE",
        TruncateStatement => "TRUNCATE_TABLE",
        CreateTable { Query: not null } => "CREATE_TABLE_AS_SELECT",
        CreateTable { Template: not null, CopiesRows: true } => "CREATE_SNAPSHOT_TABLE",
        CreateTable => "CREATE_TABLE",
        CreateView => "CREATE_VIEW",
        CreateSchema => "CREATE_SCHEMA",
        CreateProcedure => "CREATE_PROCEDURE",
        CreateFunction => "CREATE_FUNCTION",
        DropStatement drop => $"DROP_{drop.Kind}",
        AlterTable alter => $"ALTER_{alter.Kind}",
        CreateRowAccessPolicy => "CREATE_ROW_ACCESS_POLICY",
        DropRowAccessPolicy => "DROP_ROW_ACCESS_POLICY",
        CallStatement => "CALL",
        _ => "SCRIPT",
    };
}
