using System.Globalization;
using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using EngagementFunctions.Local.BigQuery.Destinations;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Loads;

/// <summary>One uploaded file into one table, in one transaction.</summary>
internal sealed class LoadJob(Warehouse warehouse)
{
    public JobResult Run(EmulatedJob job)
    {
        var request = LoadRequest.Read(job);
        using var session = warehouse.BeginWrite(job.Cancellation);
        var present = DestinationTable.Find(session, request.Destination);
        try
        {
            using var rows = Open(session, request, present);
            var target = DestinationTable.Prepare(session, request.Destination, rows.Schema);
            var count = Insert(session, rows, target);
            session.Record(target with { Modified = session.Now });
            session.Commit();
            return Result(request, rows, count);
        }
        catch (DuckDBException fault)
        {
            throw LoadErrors.Reading(fault);
        }
    }

    private static IncomingRows Open(WarehouseSession session, LoadRequest request, Table? present)
    {
        if (new FileInfo(request.File).Length == 0) return TextRows.Empty(request, present);
        return request.Format == "PARQUET"
            ? ParquetRows.Open(session, request)
            : TextRows.Open(request, present);
    }

    private static long Insert(WarehouseSession session, IncomingRows rows, Table target)
    {
        if (rows.Source is null) return 0;
        var columns = string.Join(", ", rows.Columns.Select(column => Quoting.Name(column.Name)));
        var values = string.Join(", ", rows.Columns.Select(column => column.Expression));
        return session.Connection.Execute(
            $"INSERT INTO {target.Id.PhysicalName} ({columns}) SELECT {values} FROM {rows.Source}");
    }

    private static JobResult Result(LoadRequest request, IncomingRows rows, long count)
    {
        var load = new JsonObject
        {
            ["inputFiles"] = "1",
            ["inputFileBytes"] = Digits(new FileInfo(request.File).Length),
            ["outputRows"] = Digits(count),
            ["outputBytes"] = Digits(rows.Bytes),
            ["badRecords"] = Digits(rows.BadRecords.Count),
        };
        return new JobResult(new JsonObject { ["load"] = load }) { Warnings = rows.BadRecords };
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
