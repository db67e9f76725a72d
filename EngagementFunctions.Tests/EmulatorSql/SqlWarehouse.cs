using EngagementFunctions.Local.BigQuery;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql;
using EngagementFunctions.Local.BigQuery.Storage;
using Microsoft.Extensions.Time.Testing;
using BigQueryWarehouse = EngagementFunctions.Local.BigQuery.Storage.Warehouse;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>A warehouse with one dataset, <c>demo.sales</c>, and the engine over it.</summary>
public sealed class SqlWarehouse : IDisposable
{
    private readonly BigQueryWarehouse _warehouse;
    private readonly GoogleSqlEngine _engine;

    public SqlWarehouse()
    {
        _warehouse = new BigQueryWarehouse(Clock);
        _engine = new GoogleSqlEngine(_warehouse);
        using var session = _warehouse.BeginWrite(CancellationToken.None);
        session.CreateDataset(new Dataset(new DatasetId("demo", "sales"), "US"));
        session.EnsureResultDataset("demo", "US");
        session.Commit();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.Zero));

    internal Catalog Catalog => _warehouse.Catalog;

    internal QueryOutcome Run(string sql, params IReadOnlyList<SqlParameter> parameters) =>
        _engine.Execute(
            new QueryRequest(sql, "demo", "sales", parameters, DryRun: false) { UserEmail = "user@example.com" });

    internal QueryOutcome Run(string sql, CancellationToken cancellation) =>
        _engine.Execute(new QueryRequest(sql, "demo", "sales", [], DryRun: false) { Cancellation = cancellation });

    internal QueryOutcome DryRun(string sql) =>
        _engine.Execute(new QueryRequest(sql, "demo", "sales", [], DryRun: true));

    internal Table Table(string name) =>
        _warehouse.Catalog.Table(new TableId("demo", "sales", name), Clock.GetUtcNow());

    /// <summary>Every row as DuckDB writes its values, separated by bars; rows by new lines.</summary>
    internal string Rows(string sql, params IReadOnlyList<SqlParameter> parameters) => Rows(Run(sql, parameters));

    internal string Rows(QueryOutcome outcome)
    {
        using var session = _warehouse.BeginRead();
        var cells = outcome.Schema.Select(field => $"coalesce(CAST({Quoting.Name(field.Name)} AS VARCHAR), 'NULL')");
        var sql = $"SELECT {string.Join(" || '|' || ", cells)} FROM {outcome.ResultTable!.PhysicalName}";
        return string.Join('\n', session.Connection.Rows(sql, reader => reader.GetString(0)));
    }

    internal string Error(string sql, params IReadOnlyList<SqlParameter> parameters) =>
        Assert.Throws<BigQueryError>(() => Run(sql, parameters)).Message;

    public void Dispose() => _warehouse.Dispose();
}
