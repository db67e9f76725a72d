using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Functions;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Scripting;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>What one statement is bound against: the catalog of its session, variables, parameters, the time.</summary>
internal sealed class StatementContext(WarehouseSession session, ScriptState script)
{
    private readonly HashSet<TableId> _referenced = [];
    private int _names;

    public WarehouseSession Session { get; } = session;

    public ScriptState Script { get; } = script;

    public QueryRequest Request => Script.Request;

    public DateTimeOffset Now { get; } = session.Now;

    public IReadOnlyList<TableId> Referenced => [.. _referenced];

    /// <summary>Views and functions that are being expanded: one that contains itself is refused.</summary>
    public Stack<string> Expanding { get; } = new();

    public TypedParameters Parameters => Script.Parameters;

    public string NewName(string prefix) => $"{prefix}{++_names}";

    public TableId Resolve(TablePath path)
    {
        if (path.Parts.Count == 1 && Script.TemporaryTable(path.Parts[0]) is { } temporary)
            return temporary;
        return QualifiedName.Table(Request, path);
    }

    public Table Table(TablePath path)
    {
        var id = Resolve(path);
        var table = Session.FindTable(id) ?? throw Missing(id);
        if (!id.DatasetName.StartsWith('_'))
        {
            Request.Grants?.RequireOfTable(Grants.ReadRows, id);
            _referenced.Add(id);
        }

        return table;
    }

    public BigQueryError Missing(TableId id) => Session.Catalog.FindDataset(id.Dataset) is { } dataset
        ? BigQueryError.NotFound($"Not found: Table {id} was not found in location {dataset.Location}")
        : MissingDataset(id.Dataset);

    public static BigQueryError MissingDataset(DatasetId id) =>
        BigQueryError.NotFound($"Not found: Dataset {id} was not found in location US");

    public void Expand(string name, Location at, Action expansion)
    {
        if (Expanding.Contains(name))
            throw SqlErrors.Invalid($"{name} is defined by itself", at);
        Expanding.Push(name);
        expansion();
        Expanding.Pop();
    }
}
