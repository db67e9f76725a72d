using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql;

internal sealed class GoogleSqlEngine(Warehouse warehouse)
{
    public QueryOutcome Execute(QueryRequest request)
    {
        using var session = warehouse.BeginRead();
        throw BigQueryError.InvalidQuery($"No SQL engine takes a query of {request.Sql.Length} characters yet.");
    }
}
