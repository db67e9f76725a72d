using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Rows;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>
/// What jobs.query and jobs.getQueryResults answer: one page of a finished query, or that it is not over.
/// </summary>
internal sealed class QueryAnswer(Warehouse warehouse)
{
    public static Action<Utf8JsonWriter> Unfinished(EmulatedJob job, string kind) => writer =>
    {
        Open(writer, job, kind);
        writer.WriteBoolean("jobComplete", false);
        writer.WriteEndObject();
    };

    public Action<Utf8JsonWriter> Page(EmulatedJob job, string kind, RowRange range, TimestampFormat timestamps)
    {
        var outcome = job.Progress.Result?.Outcome
            ?? throw BigQueryError.Invalid($"Job {job.Reference} has no query results");
        if (outcome.ResultTable is not { } table)
            return writer => Write(writer, job, kind, outcome, new RowPage([], null), 0);
        using var session = warehouse.BeginRead();
        session.Table(table);
        var page = RowPage.Read(session, table, outcome.Schema, range, timestamps);
        var total = session.Connection.Count($"SELECT count(*) FROM {table.PhysicalName}");
        return writer => Write(writer, job, kind, outcome, page, total);
    }

    /// <summary>A dry run has a schema and no job.</summary>
    public static Action<Utf8JsonWriter> Analyzed(QueryOutcome outcome) => writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "bigquery#queryResponse");
        WriteSchema(writer, outcome);
        writer.WriteBoolean("jobComplete", true);
        writer.WriteString("totalBytesProcessed", Digits(outcome.TotalBytesProcessed));
        writer.WriteBoolean("cacheHit", false);
        writer.WriteEndObject();
    };

    private static void Write(
        Utf8JsonWriter writer, EmulatedJob job, string kind, QueryOutcome outcome, RowPage page, long total)
    {
        Open(writer, job, kind);
        WriteSchema(writer, outcome);
        writer.WriteBoolean("jobComplete", true);
        writer.WriteString("totalRows", Digits(total));
        if (page.NextToken is not null) writer.WriteString("pageToken", page.NextToken);
        page.Write(writer);
        writer.WriteString("totalBytesProcessed", Digits(outcome.TotalBytesProcessed));
        writer.WriteBoolean("cacheHit", false);
        if (outcome.Dml is { } dml)
        {
            writer.WriteString("numDmlAffectedRows", Digits(dml.Affected));
            writer.WritePropertyName("dmlStats");
            QueryStatistics.DmlStats(dml).WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void Open(Utf8JsonWriter writer, EmulatedJob job, string kind)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
        writer.WriteString("etag", job.Reference.JobId);
        writer.WritePropertyName("jobReference");
        job.Reference.Write().WriteTo(writer);
        writer.WriteString("location", job.Reference.Location);
    }

    private static void WriteSchema(Utf8JsonWriter writer, QueryOutcome outcome)
    {
        if (outcome.Schema.Count == 0) return;
        writer.WritePropertyName("schema");
        ((JsonNode)SchemaResource.Write(outcome.Schema)).WriteTo(writer);
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);
}
