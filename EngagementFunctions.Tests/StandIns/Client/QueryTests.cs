using Google.Cloud.BigQuery.V2;
using static EngagementFunctions.Tests.StandIns.Client.ScriptedBigQuery;

namespace EngagementFunctions.Tests.StandIns.Client;

public class QueryTests
{
    private const string Job =
        """{"jobReference":{"projectId":"p","jobId":"j","location":"EU"},"configuration":{"query":{}}}""";

    private const string Pending = """{"jobComplete":false}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_is_a_job_whose_result_is_waited_for_and_paged()
    {
        await using var server = await StartAsync(
            new Answer(Job), new Answer(Pending), Page("1", "next"), Page("2", null));
        var results = await server.Client.ExecuteQueryAsync(
            "SELECT id", null, null, new GetQueryResultsOptions { PageSize = 1 }, Cancellation);
        Assert.Equal(2ul, results.TotalRows);
        Assert.Equal("j", results.JobReference.JobId);
        var ids = new List<object>();
        await foreach (var row in results.GetRowsAsync().WithCancellation(Cancellation))
            ids.Add(row["id"]);
        Assert.Equal([1L, 2L], ids);
        Assert.Equal(4, server.Requests.Count);
        var first = server.Requests.ElementAt(1).Path;
        Assert.StartsWith("/bigquery/v2/projects/p/queries/j?", first);
        Assert.Contains("location=EU&timeoutMs=60000&maxResults=1&formatOptions.useInt64Timestamp=true", first);
        Assert.Contains("pageToken=next", server.Requests.Last().Path);
    }

    [Fact]
    public async Task A_result_that_takes_too_long_is_a_timeout()
    {
        await using var server = await StartAsync([new Answer(Job), .. Enumerable.Repeat(new Answer(Pending), 5000)]);
        var options = new GetQueryResultsOptions { Timeout = TimeSpan.FromMilliseconds(100) };
        await Assert.ThrowsAsync<TimeoutException>(
            () => server.Client.ExecuteQueryAsync("SELECT id", null, null, options, Cancellation));
    }

    [Fact]
    public async Task Only_a_query_job_has_results()
    {
        await using var server = await StartAsync(
            new Answer("""{"jobReference":{"projectId":"p","jobId":"j"},"configuration":{"copy":{}}}"""));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => server.Client.GetQueryResultsAsync(new() { ProjectId = "p", JobId = "j" }, null, Cancellation));
    }

    [Fact]
    public async Task The_rows_that_a_statement_changed_are_told()
    {
        await using var server = await StartAsync(
            new Answer(Job), new Answer("""{"jobComplete":true,"numDmlAffectedRows":"7"}"""));
        var results = await server.Client.ExecuteQueryAsync("DELETE FROM t WHERE true", null, null, null, Cancellation);
        Assert.Equal(7, results.NumDmlAffectedRows);
        await foreach (var row in results.GetRowsAsync())
            Assert.Fail("There are no rows.");
    }

    private static Answer Page(string id, string? token) => new(
        $$"""
        {"jobComplete":true,"jobReference":{"jobId":"j"},"totalRows":"2","pageToken":"{{token}}",
        "schema":{"fields":[{"name":"id","type":"INTEGER"}]},"rows":[{"f":[{"v":"{{id}}"}]}]}
        """);
}
