using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

/// <summary>What the statements of one script share.</summary>
internal sealed class ScriptState(QueryRequest request)
{
    private readonly Dictionary<string, TableId> _temporaryTables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Routine> _temporaryFunctions = new(StringComparer.OrdinalIgnoreCase);

    public QueryRequest Request { get; } = request;

    public TypedParameters Parameters { get; set; } = TypedParameters.Of(request.Parameters);

    public VariableScope Variables { get; set; } = new(null);

    public long RowCount { get; set; }

    public ScriptError? Error { get; set; }

    /// <summary>Holds the script's temporary tables; its leading underscore hides it.</summary>
    public DatasetId TemporaryDataset { get; } = new(request.ProjectId, $"_script{Guid.NewGuid():N}");

    public bool HasTemporaryTables { get; private set; }

    public Typed? Variable(string name) => Variables.Find(name)?.Value;

    public TableId? TemporaryTable(string name) => _temporaryTables.GetValueOrDefault(name);

    public TableId AddTemporaryTable(string name)
    {
        HasTemporaryTables = true;
        return _temporaryTables[name] = new TableId(TemporaryDataset.ProjectId, TemporaryDataset.Name, name);
    }

    public void RemoveTemporaryTable(string name) => _temporaryTables.Remove(name);

    public Routine? TemporaryFunction(string name) => _temporaryFunctions.GetValueOrDefault(name);

    public void AddTemporaryFunction(Routine routine) => _temporaryFunctions[routine.Name] = routine;

    public Typed SystemVariable(SystemVariable variable) => variable.Name switch
    {
        "row_count" => new Typed(Duck.Cast(Duck.Number(RowCount), SqlType.Int64), SqlType.Int64),
        "error.message" => Text(Error?.Message),
        "error.statement_text" => Text(Error?.Statement),
        "error.formatted_stack_trace" => Text(Error is null ? null : $"At {Error.Statement}"),
        "project_id" => Text(Request.ProjectId),
        "dataset_id" => Text(Request.DefaultDatasetId),
        "time_zone" => Text("UTC"),
        _ => throw SqlErrors.Invalid($"System variable @@{variable.Name} is not supported", variable.At),
    };

    private static Typed Text(string? value) =>
        new(value is null ? "CAST(NULL AS VARCHAR)" : Duck.Text(value), SqlType.String);
}

internal sealed record ScriptError(string Message, string Statement);

/// <summary>A variable and its value, which is a literal in DuckDB's SQL.</summary>
internal sealed class Variable(SqlType type, string sql)
{
    public Typed Value { get; private set; } = new(sql, type);

    public SqlType Type { get; } = type;

    public void Set(string sql) => Value = new Typed(sql, Type);
}

/// <summary>
/// Variables of a block; those of the blocks around it are visible, those of a calling procedure are not.
/// </summary>
internal sealed class VariableScope(VariableScope? parent)
{
    private readonly Dictionary<string, Variable> _variables = new(StringComparer.OrdinalIgnoreCase);

    public VariableScope? Parent { get; } = parent;

    public Variable? Find(string name) =>
        _variables.TryGetValue(name, out var variable) ? variable : Parent?.Find(name);

    public bool TryAdd(string name, Variable variable) =>
        Find(name) is null && _variables.TryAdd(name, variable);
}
