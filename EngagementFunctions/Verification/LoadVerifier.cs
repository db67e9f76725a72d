using EngagementFunctions.Encoding;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Verification;

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
        Evidence source,
        IReadOnlyList<TargetColumn> columns,
        IReadOnlyList<TargetColumn> key,
        ShadowTable shadow,
        TargetTable target,
        RunProgress run,
        CancellationToken cancellationToken)
    {
        var query = new WarehouseQuery(EvidenceQuery.Sql(shadow.Reference, ProvedColumn.Of(columns), ProvedColumn.Of(key)), [], run.Id, "verify");
        var rows = await queries.ReadAsync("compute the evidence over the shadow", target.Location, query, cancellationToken);
        var warehouse = EvidenceQuery.Read(rows[0], ProvedColumn.Of(columns));
        if (warehouse.Digest != source.Digest)
        {
            warehouse = await WithColumnsAsync(warehouse, columns, shadow, target, run, cancellationToken);
        }

        var report = new VerificationReport(source, warehouse, [.. EvidenceChecks.Differences(source, warehouse, EvidenceSides.SourceAndWarehouse)]);
        run.Note(record => record with { Evidence = report });
        return report.Equal ? new ProvedShadow(EvidenceQuery.ReadDuplicateKeys(rows[0])) : throw NotProved(report);
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
        return EvidenceQuery.WithColumns(warehouse, rows[0]);
    }

    private static ExtractionException NotProved(VerificationReport report) => new(
        ErrorKind.Data,
        ErrorCodes.NotProved,
        "What BigQuery holds is not what PostgreSQL sent, so nothing was published: "
        + string.Join("; ", report.Differences) + ". Run again; if it stays, keep this report and look into the load jobs of the run.");
}
