using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Verification;

/// <summary>What was extracted, as the source sent it.</summary>
/// <param name="Evidence">Gathered from the stream.</param>
/// <param name="Columns">The columns, in order.</param>
/// <param name="Key">Those that identify a row; none for a query without a key.</param>
/// <param name="Statement">The query, for the operator to ask again.</param>
internal sealed record SentRows(
    Evidence Evidence, IReadOnlyList<TargetColumn> Columns, IReadOnlyList<TargetColumn> Key, string Statement);

/// <summary>What else the query over the shadow told, once it was proved equal to the source.</summary>
/// <param name="DuplicateKeys">Keys that stand in more than one row.</param>
internal sealed record ProvedShadow(long DuplicateKeys);

/// <summary>Compares the shadow with the evidence of the stream.</summary>
internal sealed class LoadVerifier(WarehouseQueries queries)
{
    /// <summary>Computes the warehouse's side and notes both in the run, whatever the outcome.</summary>
    /// <returns>What the same query told besides.</returns>
    /// <exception cref="ExtractionException">The sides differ: <see cref="ErrorCodes.NotProved"/>.</exception>
    public async Task<ProvedShadow> VerifyAsync(
        SentRows sent, ShadowTable shadow, TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        var sql = EvidenceQuery.Sql(shadow.Reference, ProvedColumn.Of(sent.Columns), ProvedColumn.Of(sent.Key));
        var query = new WarehouseQuery(sql, [], run.Id, "verify");
        var rows = await queries.ReadAsync("compute the evidence over the shadow", target.Location, query, cancellationToken);
        var warehouse = EvidenceQuery.Read(rows[0], ProvedColumn.Of(sent.Columns));
        if (warehouse.Digest != sent.Evidence.Digest)
        {
            warehouse = await WithColumnsAsync(warehouse, sent.Columns, shadow, target, run, cancellationToken);
        }

        var report = new VerificationReport(
            sent.Evidence,
            warehouse,
            [.. EvidenceChecks.Differences(sent.Evidence, warehouse, EvidenceSides.SourceAndWarehouse)],
            [.. sent.Columns.Where(column => !column.IsProved).Select(column => column.Name)]);
        run.Note(record => record with { Evidence = report });
        return report.Equal ? new ProvedShadow(EvidenceQuery.ReadDuplicateKeys(rows[0])) : throw NotProved(report, sent);
    }

    private async Task<Evidence> WithColumnsAsync(
        Evidence warehouse,
        IReadOnlyList<TargetColumn> columns,
        ShadowTable shadow,
        TargetTable target,
        RunProgress run,
        CancellationToken cancellationToken)
    {
        var query = new WarehouseQuery(EvidenceQuery.ColumnSql(shadow.Reference, ProvedColumn.Of(columns)), [], run.Id, "verify");
        var rows = await queries.ReadAsync("compute the evidence of each column", target.Location, query, cancellationToken);
        return EvidenceQuery.WithColumns(warehouse, rows[0], ProvedColumn.Of(columns));
    }

    private static string Unproved(VerificationReport report) => report.Unproved is { IsEmpty: false } columns
        ? $" The values of {string.Join(", ", columns)} were not compared (Verification__UnprovedColumns)."
        : "";

    private static ExtractionException NotProved(VerificationReport report, SentRows sent) => new(
        ErrorKind.Data,
        ErrorCodes.NotProved,
        "What BigQuery holds is not what PostgreSQL sent, so nothing was published: "
        + string.Join("; ", report.Differences) + "." + Unproved(report) + " Run again; if it stays, keep this report and look into the load jobs of the run. "
        + $"Count rows and NULLs in the source:\n{OperatorQueries.Counts(sent.Statement, EvidenceChecks.DifferentColumns(report, sent.Columns))}");
}
