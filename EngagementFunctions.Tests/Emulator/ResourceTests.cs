using System.IO.Compression;
using System.Net;
using EngagementFunctions.Local.BigQuery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.Emulator;

public sealed class ResourceTests : IAsyncLifetime
{
    private const string Lake = "projects/demo/datasets/lake";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));
    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() =>
        _emulator = await EmulatorHttp.StartAsync(new BigQueryEmulatorOptions { Clock = _clock });

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_table_answers_with_everything_it_was_made_with()
    {
        await _emulator.CreateTableAsync(
            "full",
            """
            {"name":"id","type":"INT64","mode":"REQUIRED","description":"the key"},
            {"name":"day","type":"DATE","policyTags":{"names":["projects/demo/locations/us/taxonomies/1/policyTags/2"]}},
            {"name":"n","type":"NUMERIC","precision":"10","scale":"2"},
            {"name":"r","type":"RECORD","mode":"REPEATED","fields":[{"name":"x","type":"BOOLEAN"}]}
            """,
            """
            ,"description":"a table","labels":{"team":"engagement"},"timePartitioning":{"type":"MONTH","field":"day"},
            "clustering":{"fields":["id"]},"tableConstraints":{"primaryKey":{"columns":["id"]}}
            """);

        var table = await _emulator.TableAsync("full");

        Assert.Equal("TABLE", (string?)table["type"]);
        Assert.Equal("1795413600000", (string?)table["creationTime"]);
        Assert.Equal("0", (string?)table["numRows"]);
        Assert.Equal("US", (string?)table["location"]);
        Assert.Equal("""{"type":"MONTH","field":"day"}""", table["timePartitioning"]!.ToJsonString());
        Assert.Equal("""{"fields":["id"]}""", table["clustering"]!.ToJsonString());
        Assert.Equal("""{"primaryKey":{"columns":["id"]}}""", table["tableConstraints"]!.ToJsonString());
        Assert.Equal(
            """{"name":"id","type":"INTEGER","mode":"REQUIRED","description":"the key"}""",
            table["schema"]!["fields"]![0]!.ToJsonString());
        Assert.Equal(
            """{"name":"n","type":"NUMERIC","mode":"NULLABLE","precision":"10","scale":"2"}""",
            table["schema"]!["fields"]![2]!.ToJsonString());
        Assert.NotNull(table["schema"]!["fields"]![1]!["policyTags"]);
    }

    [Fact]
    public async Task An_expired_table_is_not_found_and_its_name_is_free()
    {
        var soon = _clock.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();
        await _emulator.CreateTableAsync("brief", """{"name":"a","type":"STRING"}""", $",\"expirationTime\":\"{soon}\"");
        Assert.Equal($"{soon}", (string?)(await _emulator.TableAsync("brief"))["expirationTime"]);

        _clock.Advance(TimeSpan.FromHours(1));

        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, $"{Lake}/tables/brief");
        Assert.Null((await _emulator.GetAsync($"{Lake}/tables"))["tables"]);
        await _emulator.CreateTableAsync("brief", """{"name":"b","type":"STRING"}""");
    }

    [Fact]
    public async Task A_dataset_gives_its_tables_their_expiration()
    {
        await _emulator.SendAsync(HttpMethod.Patch, Lake, """{"defaultTableExpirationMs":"3600000"}""");
        await _emulator.CreateTableAsync("brief", """{"name":"a","type":"STRING"}""");
        Assert.Equal("1795417200000", (string?)(await _emulator.TableAsync("brief"))["expirationTime"]);
    }

    [Theory]
    [InlineData("GET", "projects/demo/datasets/none", "Not found: Dataset demo:none")]
    [InlineData("GET", "projects/demo/datasets/lake/tables/none", "Not found: Table demo:lake.none")]
    [InlineData("DELETE", "projects/demo/datasets/lake/tables/none", "Not found: Table demo:lake.none")]
    [InlineData("GET", "projects/demo/jobs/none", "Not found: Job demo:none")]
    [InlineData("GET", "projects/demo/nonsense", "Not found: GET /projects/demo/nonsense")]
    [InlineData("PUT", "projects", "Not found: PUT /projects")]
    public async Task What_is_not_there_is_refused_in_json(string method, string path, string message)
    {
        var error = await _emulator.ErrorAsync(HttpStatusCode.NotFound, new HttpMethod(method), path);

        Assert.Equal(message, (string?)error["message"]);
        Assert.Equal(404, (int?)error["code"]);
        Assert.Equal("NOT_FOUND", (string?)error["status"]);
        Assert.Equal(
            $$"""[{"message":"{{message}}","domain":"global","reason":"notFound"}]""", error["errors"]!.ToJsonString());
    }

    [Fact]
    public async Task The_interface_describes_itself_to_clients()
    {
        var document = await _emulator.GetAsync("/discovery/v1/apis/bigquery/v2/rest");
        Assert.Equal($"{_emulator.Emulator.Origin}", (string?)document["rootUrl"]);
        var insert = document["resources"]!["jobs"]!["methods"]!["insert"]!;
        Assert.Equal("projects/{+projectId}/jobs", (string?)insert["path"]);
        Assert.Equal(
            "/resumable/upload/bigquery/v2/projects/{+projectId}/jobs",
            (string?)insert["mediaUpload"]!["protocols"]!["resumable"]!["path"]);
    }

    [Fact]
    public async Task A_name_in_use_is_a_duplicate()
    {
        await _emulator.CreateTableAsync("twice", """{"name":"a","type":"STRING"}""");
        var error = await _emulator.ErrorAsync(
            HttpStatusCode.Conflict, HttpMethod.Post, $"{Lake}/tables", """{"tableReference":{"tableId":"twice"}}""");
        Assert.Equal("duplicate", (string?)error["errors"]![0]!["reason"]);
        Assert.Equal("Already Exists: Table demo:lake.twice", (string?)error["message"]);
    }

    [Theory]
    [InlineData("""{"name":"a.b","type":"STRING"}""")]
    [InlineData("""{"name":"_PARTITIONTIME","type":"STRING"}""")]
    [InlineData("""{"name":"a","type":"STRING"},{"name":"A","type":"STRING"}""")]
    [InlineData("""{"name":"a","type":"TEXT"}""")]
    [InlineData("""{"name":"a","type":"RECORD"}""")]
    public async Task A_schema_that_bigquery_would_not_take_is_refused(string fields)
    {
        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, $"{Lake}/tables",
            $$"""{"tableReference":{"tableId":"bad"},"schema":{"fields":[{{fields}}]} }""");
        Assert.Equal("invalid", (string?)error["errors"]![0]!["reason"]);
    }

    [Fact]
    public async Task A_patch_adds_columns_and_relaxes_modes_but_does_not_change_types()
    {
        await _emulator.CreateTableAsync("patched", """{"name":"id","type":"INTEGER","mode":"REQUIRED"}""");
        await _emulator.SendAsync(HttpMethod.Patch, $"{Lake}/tables/patched",
            """
            {"description":"new","schema":{"fields":[{"name":"id","type":"INTEGER"},
             {"name":"more","type":"STRING","mode":"REPEATED"}]}}
            """);
        var table = await _emulator.TableAsync("patched");
        Assert.Equal("NULLABLE", (string?)table["schema"]!["fields"]![0]!["mode"]);
        Assert.Equal("more", (string?)table["schema"]!["fields"]![1]!["name"]);
        Assert.Equal("new", (string?)table["description"]);

        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Patch, $"{Lake}/tables/patched",
            """{"schema":{"fields":[{"name":"id","type":"STRING"},{"name":"more","type":"STRING","mode":"REPEATED"}]}}""");
        Assert.Contains("Field id has changed type from INTEGER to STRING", (string?)error["message"]);
    }

    [Fact]
    public async Task A_write_meant_for_an_older_state_is_refused()
    {
        await _emulator.CreateTableAsync("tagged", """{"name":"a","type":"STRING"}""");
        using var request = new HttpRequestMessage(HttpMethod.Patch, $"{Lake}/tables/tagged");
        request.Headers.TryAddWithoutValidation("If-Match", "older");
        request.Content = new StringContent("{}", null, "application/json");
        using var answer = await _emulator.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
    }

    [Fact]
    public async Task A_dataset_with_tables_goes_only_with_its_contents()
    {
        await _emulator.CreateTableAsync("a", """{"name":"a","type":"STRING"}""");
        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Delete, Lake);
        Assert.Equal("resourceInUse", (string?)error["errors"]![0]!["reason"]);
        await _emulator.SendAsync(HttpMethod.Delete, Lake + "?deleteContents=true");
        await _emulator.ErrorAsync(HttpStatusCode.NotFound, HttpMethod.Get, Lake);
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        foreach (var name in new[] { "a", "b", "c" })
            await _emulator.CreateTableAsync(name, """{"name":"a","type":"STRING"}""");

        var first = await _emulator.GetAsync($"{Lake}/tables?maxResults=2");
        var second = await _emulator.GetAsync($"{Lake}/tables?maxResults=2&pageToken={first["nextPageToken"]}");

        Assert.Equal(3, (int?)first["totalItems"]);
        Assert.Equal(2, first["tables"]!.AsArray().Count);
        Assert.Equal("c", (string?)second["tables"]![0]!["tableReference"]!["tableId"]);
        Assert.Null(second["nextPageToken"]);
    }

    [Fact]
    public async Task Row_access_policies_are_an_empty_list_until_there_are_some()
    {
        await _emulator.CreateTableAsync("open", """{"name":"a","type":"STRING"}""");
        Assert.Equal("{}", (await _emulator.GetAsync($"{Lake}/tables/open/rowAccessPolicies")).ToJsonString());
    }

    [Fact]
    public async Task Routes_work_without_the_prefix_and_bodies_may_be_gzipped()
    {
        using var buffer = new MemoryStream();
        await using (var gzip = new GZipStream(buffer, CompressionMode.Compress))
            await gzip.WriteAsync(System.Text.Encoding.UTF8.GetBytes("""{"datasetReference":{"datasetId":"packed"}}"""),
                TestContext.Current.CancellationToken);
        using var content = new ByteArrayContent(buffer.ToArray());
        content.Headers.ContentEncoding.Add("gzip");
        content.Headers.ContentType = new("application/json");

        using var answer = await _emulator.Http.PostAsync(
            new Uri(_emulator.Emulator.Origin, "projects/demo/datasets"), content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await _emulator.GetAsync("projects/demo/datasets/packed");
    }

    [Fact]
    public async Task A_request_without_an_accepted_token_is_refused_as_google_does()
    {
        await using var strict = await BigQueryEmulator.StartAsync(
            new BigQueryEmulatorOptions { AcceptToken = token => token == "good" }, TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = strict.BaseUri };
        using (var refused = await http.GetAsync("projects", TestContext.Current.CancellationToken))
            Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "good");
        using var accepted = await http.GetAsync("projects", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }

    [Fact]
    public async Task Requests_are_recorded_and_can_be_intercepted()
    {
        var count = 0;
        await using var faulty = await BigQueryEmulator.StartAsync(
            new BigQueryEmulatorOptions
            {
                Intercept = context =>
                {
                    if (++count != 2) return Task.FromResult(false);
                    context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                    return Task.FromResult(true);
                },
            },
            TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = faulty.BaseUri };
        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 3; call++)
        {
            using var answer = await http.GetAsync("projects", TestContext.Current.CancellationToken);
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
        Assert.Equal(3, faulty.Requests.Count);
        Assert.Equal("/bigquery/v2/projects", faulty.Requests[0].Path);
    }
}
