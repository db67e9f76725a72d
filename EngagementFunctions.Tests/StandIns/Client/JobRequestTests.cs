using System.Net;
using Google;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using static EngagementFunctions.Tests.StandIns.Client.ScriptedBigQuery;

namespace EngagementFunctions.Tests.StandIns.Client;

public class JobRequestTests
{
    private const string Job = """{"jobReference":{"projectId":"p","jobId":"j"},"status":{"state":"PENDING"}}""";
    private static readonly TableReference Source = new() { ProjectId = "p", DatasetId = "d", TableId = "s" };
    private static readonly TableReference Target = new() { ProjectId = "p", DatasetId = "d", TableId = "t" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_job_is_sent_zipped_with_its_id_labels_and_modifications()
    {
        await using var server = await StartAsync(new Answer(Job));
        var options = new CreateCopyJobOptions
        {
            JobId = "run_1",
            WriteDisposition = WriteDisposition.WriteIfEmpty,
            CreateDisposition = CreateDisposition.CreateNever,
            Labels = new Dictionary<string, string> { ["run"] = "1" },
            ConfigurationModifier = copy => copy.WriteDisposition = "WRITE_TRUNCATE",
            JobConfigurationModifier = job => job.JobTimeoutMs = 5,
        };
        var job = await server.Client.CreateCopyJobAsync(Source, Target, options, Cancellation);
        Assert.Equal(JobState.Pending, job.State);
        Assert.Equal("gzip", server.Only.Headers.ContentEncoding);
        Assert.Equal("/bigquery/v2/projects/p/jobs?key=invented&prettyPrint=false", server.Only.Path);
        Assert.Equal(
            """
            {"configuration":{"copy":{"createDisposition":"CREATE_NEVER",
            "destinationTable":{"datasetId":"d","projectId":"p","tableId":"t"},
            "sourceTables":[{"datasetId":"d","projectId":"p","tableId":"s"}],"writeDisposition":"WRITE_TRUNCATE"},
            "jobTimeoutMs":5,"labels":{"run":"1"}},
            "jobReference":{"jobId":"run_1","location":"EU","projectId":"p"}}
            """.ReplaceLineEndings(""),
            server.Only.Body);
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_with_the_same_made_up_id()
    {
        await using var server = await StartAsync(Answer.Error(500, "backendError"), new Answer(Job));
        await server.Client.CreateQueryJobAsync("SELECT 1", null, null, Cancellation);
        Assert.Equal(2, server.Requests.Count);
        Assert.Single(server.Requests.Select(request => request.Body).Distinct());
        Assert.Matches("\"jobId\":\"job_[0-9a-f]{8}_", server.Requests.First().Body);
        Assert.DoesNotContain("parameterMode", server.Requests.First().Body);
    }

    [Fact]
    public async Task A_prefix_begins_the_made_up_id()
    {
        await using var server = await StartAsync(new Answer(Job));
        var options = new QueryOptions { JobIdPrefix = "check-", JobLocation = "US", DryRun = true };
        await server.Client.CreateQueryJobAsync("SELECT 1", null, options, Cancellation);
        Assert.Matches("\"jobId\":\"check-[0-9a-f]{8}_.*\"location\":\"US\"", server.Only.Body);
        Assert.Contains("\"dryRun\":true,\"query\":{\"query\":\"SELECT 1\",\"useLegacySql\":false}", server.Only.Body);
        options.JobId = "both";
        await Assert.ThrowsAsync<ArgumentException>(
            () => server.Client.CreateQueryJobAsync("SELECT 1", null, options, Cancellation));
    }

    [Fact]
    public async Task An_error_answer_carries_status_and_reason()
    {
        await using var server = await StartAsync(Answer.Error(409, "duplicate"));
        var failure = await Assert.ThrowsAsync<GoogleApiException>(
            () => server.Client.CreateCopyJobAsync(Source, Target, null, Cancellation));
        Assert.Equal(HttpStatusCode.Conflict, failure.HttpStatusCode);
        Assert.Equal("bigquery", failure.ServiceName);
        Assert.Equal("duplicate", Assert.Single(failure.Error.Errors).Reason);
    }

    [Fact]
    public async Task A_job_is_asked_for_and_cancelled_where_it_runs()
    {
        await using var server = await StartAsync(new Answer(Job), new Answer($$"""{"job":{{Job}}}"""));
        var reference = new JobReference { ProjectId = "p", JobId = "j", Location = "EU" };
        await server.Client.GetJobAsync(reference, null, Cancellation);
        var cancelled = await server.Client.CancelJobAsync(reference, null, Cancellation);
        Assert.Equal("j", cancelled.Reference.JobId);
        Assert.Equal(
            [
                "GET /bigquery/v2/projects/p/jobs/j?key=invented&prettyPrint=false&location=EU",
                "POST /bigquery/v2/projects/p/jobs/j/cancel?key=invented&prettyPrint=false&location=EU",
            ],
            server.Requests.Select(request => $"{request.Method} {request.Path}"));
    }
}
