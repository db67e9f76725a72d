using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Syntax;

/// <summary>CREATE, CREATE OR REPLACE, CREATE IF NOT EXISTS.</summary>
internal enum CreateMode
{
    New,
    Replace,
    IfNotExists,
}

internal sealed record ColumnDefinition(Location At, string Name, SqlType Type)
{
    public bool IsRequired { get; init; }

    public Expression? Default { get; init; }

    public string? DefaultText { get; init; }

    public IReadOnlyDictionary<string, Expression> Options { get; init; } = new Dictionary<string, Expression>();

    public IReadOnlyList<ColumnDefinition> Members { get; init; } = [];
}

internal sealed record CreateTable(Location At, CreateMode Mode, TablePath Table) : Statement(At)
{
    public bool IsTemporary { get; init; }

    public IReadOnlyList<ColumnDefinition> Columns { get; init; } = [];

    public IReadOnlyList<string> PrimaryKey { get; init; } = [];

    public Expression? PartitionBy { get; init; }

    public IReadOnlyList<string> ClusterBy { get; init; } = [];

    public IReadOnlyDictionary<string, Expression> Options { get; init; } = new Dictionary<string, Expression>();

    public Query? Query { get; init; }

    /// <summary>LIKE, COPY or CLONE of another table.</summary>
    public TablePath? Template { get; init; }

    public bool CopiesRows { get; init; }
}

internal sealed record CreateView(
    Location At, CreateMode Mode, TablePath View, IReadOnlyList<string> Columns,
    IReadOnlyDictionary<string, Expression> Options, Query Query, string QueryText) : Statement(At);

internal sealed record CreateSchema(
    Location At, CreateMode Mode, IReadOnlyList<string> Path, IReadOnlyDictionary<string, Expression> Options)
    : Statement(At);

internal sealed record RoutineParameter(string Mode, string Name, SqlType? Type);

internal sealed record CreateProcedure(
    Location At, CreateMode Mode, IReadOnlyList<string> Path, IReadOnlyList<RoutineParameter> Parameters,
    IReadOnlyDictionary<string, Expression> Options, string Body) : Statement(At);

internal sealed record CreateFunction(
    Location At, CreateMode Mode, bool IsTemporary, IReadOnlyList<string> Path,
    IReadOnlyList<RoutineParameter> Parameters, SqlType? Returns, Expression Body, string BodyText) : Statement(At);

/// <summary>Kind is TABLE, VIEW, PROCEDURE, FUNCTION or SCHEMA.</summary>
internal sealed record DropStatement(
    Location At, string Kind, bool IfExists, IReadOnlyList<string> Path, bool IsCascade) : Statement(At);

internal sealed record AlterTable(
    Location At, string Kind, bool IfExists, TablePath Table, IReadOnlyList<AlterAction> Actions) : Statement(At);

internal abstract record AlterAction(Location At);

internal sealed record AddColumn(Location At, bool IfNotExists, ColumnDefinition Column) : AlterAction(At);

internal sealed record DropColumn(Location At, bool IfExists, string Name) : AlterAction(At);

internal sealed record RenameColumn(Location At, string Name, string NewName) : AlterAction(At);

internal sealed record RenameTable(Location At, string NewName) : AlterAction(At);

internal sealed record SetTableOptions(Location At, IReadOnlyDictionary<string, Expression> Options)
    : AlterAction(At);

/// <summary>What is DROP NOT NULL, SET DATA TYPE, SET OPTIONS, SET DEFAULT or DROP DEFAULT.</summary>
internal sealed record AlterColumn(
    Location At, string Name, string What, SqlType? Type, string? Default,
    IReadOnlyDictionary<string, Expression> Options) : AlterAction(At);

internal sealed record CreateRowAccessPolicy(
    Location At, CreateMode Mode, string Name, TablePath Table, IReadOnlyList<string> Grantees,
    Expression Filter, string FilterText) : Statement(At);

/// <summary>A null name means all policies of the table.</summary>
internal sealed record DropRowAccessPolicy(Location At, bool IfExists, string? Name, TablePath Table)
    : Statement(At);
