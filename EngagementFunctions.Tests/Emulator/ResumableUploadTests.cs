using System.Net;
using EngagementFunctions.Local.BigQuery;

namespace EngagementFunctions.Tests.Emulator;

public sealed class ResumableUploadTests : IAsyncLifetime
{
    private const int Unit = 256 * 1024;

    private static readonly string Job = EmulatorHttp.LoadJob(
        "lines", """
        "sourceFormat":"NEWLINE_DELIMITED_JSON","schema":{"fields":[{"name":"t","type":"STRING"}]}
        """);

    private static readonly byte[] File = System.Text.Encoding.UTF8.GetBytes(
        string.Concat(Enumerable.Range(0, 12_000).Select(index => $$"""{"t":"line {{index,40}}"}""" + "\n")));

    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task Chunks_become_one_file_and_the_last_one_answers_with_the_job()
    {
        var session = await _emulator.OpenUploadAsync(Job);
        using (var first = await PutAsync(session, 0, Unit, "*"))
        {
            Assert.Equal(HttpStatusCode.PermanentRedirect, first.StatusCode);
            Assert.Equal($"bytes=0-{Unit - 1}", first.Headers.GetValues("Range").Single());
        }

        using var last = await PutAsync(session, Unit, File.Length - Unit, $"{File.Length}");
        var job = await _emulator.FinishAsync(await EmulatorHttp.ReadAsync(last));

        Assert.Equal("12000", (string?)job["statistics"]!["load"]!["outputRows"]);
    }

    [Fact]
    public async Task The_session_leads_to_the_host_that_was_asked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{EmulatorHttp.Load}?uploadType=resumable");
        request.Headers.Host = "bigquery.example:8443";
        request.Content = new StringContent(Job, null, "application/json");
        using var answer = await _emulator.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.StartsWith("http://bigquery.example:8443/upload/bigquery/v2/", $"{answer.Headers.Location}");
    }

    [Fact]
    public async Task A_status_query_tells_what_is_stored_and_a_resent_chunk_changes_nothing()
    {
        var session = await _emulator.OpenUploadAsync(Job);
        using (var nothing = await _emulator.PutAsync(session, [], $"bytes */{File.Length}"))
        {
            Assert.Equal(HttpStatusCode.PermanentRedirect, nothing.StatusCode);
            Assert.False(nothing.Headers.Contains("Range"));
        }

        using var first = await PutAsync(session, 0, Unit, $"{File.Length}");
        using var again = await PutAsync(session, 0, Unit, $"{File.Length}");
        using (var state = await _emulator.PutAsync(session, [], "bytes */*"))
            Assert.Equal($"bytes=0-{Unit - 1}", state.Headers.GetValues("Range").Single());

        using var last = await PutAsync(session, Unit, File.Length - Unit, $"{File.Length}");
        using var asked = await _emulator.PutAsync(session, [], $"bytes */{File.Length}");
        var job = await _emulator.FinishAsync(await EmulatorHttp.ReadAsync(last));
        Assert.Equal("12000", (string?)job["statistics"]!["load"]!["outputRows"]);
        Assert.Equal((string?)job["id"], (string?)(await EmulatorHttp.ReadAsync(asked))["id"]);
    }

    [Fact]
    public async Task A_chunk_in_the_middle_must_be_a_multiple_of_256_KiB()
    {
        var session = await _emulator.OpenUploadAsync(Job);
        using var answer = await PutAsync(session, 0, Unit + 1, $"{File.Length}");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_chunk_that_leaves_a_gap_is_refused()
    {
        var session = await _emulator.OpenUploadAsync(Job);
        using var answer = await PutAsync(session, Unit, Unit, "*");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_session_is_not_found()
    {
        using var answer = await _emulator.PutAsync(
            new Uri(_emulator.Emulator.Origin, $"{EmulatorHttp.Load}?uploadType=resumable&upload_id=none"), [1], "bytes 0-0/1");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task An_empty_file_appends_no_row_and_succeeds()
    {
        var session = await _emulator.OpenUploadAsync(Job);
        using var answer = await _emulator.PutAsync(session, [], "bytes */0");
        var job = await _emulator.FinishAsync(await EmulatorHttp.ReadAsync(answer));
        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal("0", (string?)job["statistics"]!["load"]!["outputRows"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_job_id_in_use_is_refused_at_the_start_or_at_the_end(bool atStart)
    {
        await using var emulator = await EmulatorHttp.StartAsync(
            new BigQueryEmulatorOptions { ChecksJobIdAtUploadStart = atStart });
        var job = Job.Replace("\"jobReference\": {}", "\"jobReference\": {\"jobId\":\"same\"}", StringComparison.Ordinal);
        using (await emulator.PutAsync(await emulator.OpenUploadAsync(job), File, null))
        {
        }

        using var start = await emulator.SendRawAsync(
            HttpMethod.Post, $"/{EmulatorHttp.Load}?uploadType=resumable", job);
        using var refused = atStart ? start : await emulator.PutAsync(start.Headers.Location!, File, null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("\"reason\":\"duplicate\"", await refused.Content.ReadAsStringAsync(
            TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> PutAsync(Uri session, int start, int length, string total) =>
        _emulator.PutAsync(session, File[start..(start + length)], $"bytes {start}-{start + length - 1}/{total}");
}
