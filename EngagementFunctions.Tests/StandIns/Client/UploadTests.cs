using System.Net;
using Google;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using static EngagementFunctions.Tests.StandIns.Client.ScriptedBigQuery;

namespace EngagementFunctions.Tests.StandIns.Client;

public class UploadTests
{
    private const string Job =
        """
        {"jobReference":{"projectId":"p","jobId":"j"},
        "status":{"state":"DONE","errorResult":{"reason":"invalid","message":"planted"}}}
        """;

    private static readonly TableReference Target = new() { ProjectId = "p", DatasetId = "d", TableId = "t" };
    private static readonly Answer Session =
        new("") { Headers = { ["Location"] = "{origin}/upload/session?upload_id=1" } };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parquet_is_uploaded_resumably_and_its_load_errors_do_not_throw()
    {
        await using var server = await StartAsync(Session, new Answer(Job));
        using var input = new MemoryStream("PAR1"u8.ToArray());
        var options = new UploadParquetOptions
        {
            JobId = "run_1_0",
            WriteDisposition = WriteDisposition.WriteAppend,
            ConfigurationModifier = load =>
            {
                load.Schema = new TableSchema { Fields = [new() { Name = "id", Type = "INT64", Mode = "REQUIRED" }] };
                load.ParquetOptions = new ParquetOptions { EnableListInference = true };
            },
        };
        var job = await server.Client.UploadParquetAsync(Target, input, options, Cancellation);
        Assert.Equal("invalid", job.Status.ErrorResult.Reason);
        var (begin, put) = (server.Requests.First(), server.Requests.Last());
        Assert.StartsWith("/upload/bigquery/v2/projects/p/jobs?", begin.Path);
        Assert.Contains("uploadType=resumable", begin.Path);
        Assert.Equal("application/vnd.apache.parquet+binary", begin.Headers["X-Upload-Content-Type"]);
        Assert.Equal("4", begin.Headers["X-Upload-Content-Length"]);
        Assert.Equal(
            """
            {"configuration":{"load":{"destinationTable":{"datasetId":"d","projectId":"p","tableId":"t"},
            "parquetOptions":{"enableListInference":true},
            "schema":{"fields":[{"mode":"REQUIRED","name":"id","type":"INT64"}]},"sourceFormat":"PARQUET",
            "writeDisposition":"WRITE_APPEND"}},"jobReference":{"jobId":"run_1_0","location":"EU","projectId":"p"}}
            """.ReplaceLineEndings(""),
            begin.Body);
        Assert.Equal("PUT /upload/session?upload_id=1", $"{put.Method} {put.Path}");
        Assert.Equal("bytes 0-3/4", put.Headers.ContentRange);
        Assert.Equal("PAR1", put.Body);
    }

    [Fact]
    public async Task Json_without_a_schema_takes_the_tables_own()
    {
        await using var server = await StartAsync(
            new Answer("""{"schema":{"fields":[{"name":"id","type":"INTEGER"}]}}"""), Session, new Answer(Job));
        using var input = new MemoryStream("{}\n"u8.ToArray());
        await server.Client.UploadJsonAsync(Target, null, input, null, Cancellation);
        var begin = server.Requests.ElementAt(1);
        Assert.Equal("text/json", begin.Headers["X-Upload-Content-Type"]);
        Assert.Contains("""
            "schema":{"fields":[{"name":"id","type":"INTEGER"}]},"sourceFormat":"NEWLINE_DELIMITED_JSON"
            """, begin.Body);
    }

    [Fact]
    public async Task A_refused_upload_throws_what_the_service_said()
    {
        await using var server = await StartAsync(Answer.Error(409, "duplicate"));
        using var input = new MemoryStream("PAR1"u8.ToArray());
        var failure = await Assert.ThrowsAsync<GoogleApiException>(
            () => server.Client.UploadParquetAsync(Target, input, null, Cancellation));
        Assert.Equal(HttpStatusCode.Conflict, failure.HttpStatusCode);
        Assert.Equal("duplicate", Assert.Single(failure.Error.Errors).Reason);
    }

    [Fact]
    public async Task A_cancelled_upload_is_a_cancellation()
    {
        await using var server = await StartAsync(Session, new Answer(Job));
        using var input = new MemoryStream("PAR1"u8.ToArray());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => server.Client.UploadParquetAsync(Target, input, null, new CancellationToken(canceled: true)));
    }
}
