using Google;
using Google.Api.Gax;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using static EngagementFunctions.Tests.StandIns.Client.ScriptedBigQuery;

namespace EngagementFunctions.Tests.StandIns.Client;

public class JobOutcomeTests
{
    private const string Failed =
        """
        {"jobReference":{"projectId":"p","jobId":"j","location":"EU"},"status":{"state":"DONE",
        "errorResult":{"reason":"invalid","message":"first"},
        "errors":[{"reason":"invalid","message":"first","location":"l"},{"reason":"other","message":"second"}]}}
        """;

    private static readonly JobReference Reference = new() { ProjectId = "p", JobId = "j" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Polling_ends_with_the_job_that_is_done_however_it_ended()
    {
        await using var server = await StartAsync(In("PENDING"), In("RUNNING"), new Answer(Failed));
        var settings = new PollSettings(Expiration.None, TimeSpan.FromMilliseconds(1), 2, TimeSpan.FromSeconds(1));
        var job = await server.Client.PollJobUntilCompletedAsync(Reference, null, settings, Cancellation);
        Assert.Equal(JobState.Done, job.State);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Polling_gives_up_when_its_time_is_over()
    {
        await using var server = await StartAsync([.. Enumerable.Repeat(In("RUNNING"), 2000)]);
        var settings = new PollSettings(
            Expiration.FromTimeout(TimeSpan.FromSeconds(2)), TimeSpan.FromMilliseconds(20));
        await Assert.ThrowsAsync<TimeoutException>(
            () => server.Client.PollJobUntilCompletedAsync(Reference, null, settings, Cancellation));
        Assert.InRange(server.Requests.Count, 2, 101);
    }

    [Fact]
    public async Task A_failed_job_throws_without_an_http_status()
    {
        await using var server = await StartAsync(new Answer(Failed));
        var job = await server.Client.GetJobAsync(Reference, null, Cancellation);
        var any = Assert.Throws<GoogleApiException>(() => job.ThrowOnAnyError());
        Assert.Equal(0, (int)any.HttpStatusCode);
        Assert.Equal(0, any.Error.Code);
        Assert.Equal(["invalid", "other"], any.Error.Errors.Select(error => error.Reason));
        Assert.Equal("Job p/EU/j contained 2 error(s). First error message: first", any.Error.Message);
        var fatal = Assert.Throws<GoogleApiException>(() => job.ThrowOnFatalError());
        Assert.Equal("invalid", Assert.Single(fatal.Error.Errors).Reason);
    }

    [Fact]
    public async Task A_job_that_succeeded_with_warnings_has_no_fatal_error()
    {
        await using var server = await StartAsync(new Answer(
            """{"status":{"state":"DONE","errors":[{"reason":"warning"}]},"jobReference":{"jobId":"j"}}"""));
        var job = await server.Client.GetJobAsync(Reference, null, Cancellation);
        Assert.Same(job, job.ThrowOnFatalError());
        Assert.Throws<GoogleApiException>(() => job.ThrowOnAnyError());
    }

    [Fact]
    public async Task Numbers_of_a_job_are_read_from_text()
    {
        await using var server = await StartAsync(new Answer(
            """
            {"status":{"state":"DONE"},"statistics":{"endTime":"1700000000000","load":{"outputRows":"2"},
            "copy":{"copiedRows":"3"},"query":{"statementType":"MERGE","dmlStats":{"insertedRowCount":"4"}}}}
            """));
        var job = await server.Client.GetJobAsync(Reference, null, Cancellation);
        Assert.Equal(1700000000000, job.Statistics.EndTime);
        Assert.Equal(2, job.Statistics.Load.OutputRows);
        Assert.Equal(3, job.Statistics.Copy.CopiedRows);
        Assert.Equal(4, job.Statistics.Query.DmlStats.InsertedRowCount);
    }

    private static Answer In(string state) =>
        new($$$"""{"jobReference":{"projectId":"p","jobId":"j"},"status":{"state":"{{{state}}}"}}""");
}
