using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Destinations;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Sql;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>Runs the SQL; where the job names a destination, its rows go there in one transaction.</summary>
internal sealed class QueryJob(Warehouse warehouse, string userEmail, Grants grants)
{
    private readonly GoogleSqlEngine _engine = new(warehouse);

    public JobResult Run(EmulatedJob job)
    {
        var request = QueryConfiguration.Read(job.Reference.ProjectId, job.Details) with
        {
            UserEmail = userEmail, Cancellation = job.Cancellation, Grants = grants,
        };
        var destination = job.Details.Object("destinationTable") is null
            ? null
            : Destination.Read(job.Details, job.Reference.ProjectId, defaultWrite: "WRITE_EMPTY");
        EnsureResultDataset(job);
        var outcome = _engine.Execute(request);
        return QueryStatistics.Result(destination is null ? outcome : Move(outcome, destination, job.Cancellation));
    }

    private void EnsureResultDataset(EmulatedJob job)
    {
        if (warehouse.Catalog.FindDataset(ResultTables.Dataset(job.Reference.ProjectId)) is not null) return;
        using var session = warehouse.BeginWrite(job.Cancellation);
        session.EnsureResultDataset(job.Reference.ProjectId, job.Reference.Location);
        session.Commit();
    }

    private QueryOutcome Move(QueryOutcome outcome, Destination destination, CancellationToken cancellation)
    {
        if (outcome.ResultTable is not { } result)
            throw BigQueryError.Invalid(
                $"Cannot set destination table in jobs with {outcome.StatementType} statements");
        using var session = warehouse.BeginWrite(cancellation);
        var target = DestinationTable.Prepare(session, destination, outcome.Schema);
        var columns = string.Join(", ", outcome.Schema.Select(field => Quoting.Name(field.Name)));
        session.Connection.Execute(
            $"INSERT INTO {target.Id.PhysicalName} ({columns}) SELECT {columns} FROM {result.PhysicalName}");
        session.DropTable(result);
        session.Record(target with { Modified = session.Now });
        session.Commit();
        return outcome with { ResultTable = target.Id };
    }
}
