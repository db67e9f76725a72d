using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>Row access policies: kept and listed; they filter nobody's rows here.</summary>
internal sealed class PolicyDefinition(StatementContext context)
{
    public QueryOutcome Create(CreateRowAccessPolicy create)
    {
        var table = ColumnValues.Target(context, create.Table);
        var from = new FromBinder(context, Scope.Empty).FromTable(table, table.Id.Name);
        new ExpressionBinder(context, new Scope(null, from.Relations)).BindCondition(create.Filter, "FILTER USING");
        var isPresent = table.RowAccessPolicies.Any(policy => policy.Name == create.Name);
        var outcome = new QueryOutcome("CREATE_ROW_ACCESS_POLICY", []) { DdlTargetTable = table.Id };
        if (isPresent && create.Mode == CreateMode.IfNotExists)
            return outcome with { DdlOperation = "SKIP" };
        if (isPresent && create.Mode == CreateMode.New)
            throw BigQueryError.Duplicate($"Already Exists: Row access policy {create.Name} on table {table.Id}");
        var policy = new RowAccessPolicy(create.Name, create.FilterText, create.Grantees)
        {
            Created = context.Session.Now,
        };
        var others = table.RowAccessPolicies.Where(other => other.Name != create.Name);
        context.Session.Record(table with { RowAccessPolicies = [.. others, policy] });
        return outcome with { DdlOperation = isPresent ? "REPLACE" : "CREATE" };
    }

    public QueryOutcome Drop(DropRowAccessPolicy drop)
    {
        var table = ColumnValues.Target(context, drop.Table);
        var rest = table.RowAccessPolicies.Where(policy => drop.Name is not null && policy.Name != drop.Name).ToList();
        var outcome = new QueryOutcome("DROP_ROW_ACCESS_POLICY", [])
        {
            DdlTargetTable = table.Id, DdlOperation = "DROP",
        };
        if (drop.Name is not null && rest.Count == table.RowAccessPolicies.Count)
            return drop.IfExists
                ? outcome with { DdlOperation = "SKIP" }
                : throw BigQueryError.NotFound($"Not found: Row access policy {drop.Name} on table {table.Id}");
        context.Session.Record(table with { RowAccessPolicies = rest });
        return outcome;
    }
}
