using System.Net;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.Emulator;

public sealed class QueryHttpTests : IAsyncLifetime
{
    private const string Numbers = "SELECT n FROM UNNEST(GENERATE_ARRAY(1, 5)) AS n ORDER BY n";

    private EmulatorHttp _emulator = null!;

    public async ValueTask InitializeAsync() => _emulator = await EmulatorHttp.StartAsync();

    public ValueTask DisposeAsync() => _emulator.DisposeAsync();

    [Fact]
    public async Task A_query_answers_with_schema_and_rows()
    {
        var answer = await QueryAsync("SELECT 1 AS a, 'x' AS b, TIMESTAMP '1970-01-01 00:00:01+00' AS t");

        Assert.True((bool?)answer["jobComplete"]);
        Assert.Equal("1", (string?)answer["totalRows"]);
        Assert.Equal(
            """{"name":"a","type":"INTEGER","mode":"NULLABLE"}""", answer["schema"]!["fields"]![0]!.ToJsonString());
        Assert.Equal("""[{"f":[{"v":"1"},{"v":"x"},{"v":"1.0"}]}]""", answer["rows"]!.ToJsonString());
        Assert.NotNull(answer["jobReference"]!["jobId"]);
    }

    [Fact]
    public async Task Results_come_in_pages_and_none_when_none_are_asked_for()
    {
        var job = await _emulator.FinishAsync(await InsertAsync(Numbers));
        var results = $"projects/demo/queries/{job["jobReference"]!["jobId"]}?location=US";

        var none = await _emulator.GetAsync(results + "&maxResults=0");
        Assert.Equal("5", (string?)none["totalRows"]);
        Assert.Null(none["rows"]);
        Assert.Null(none["pageToken"]);

        var first = await _emulator.GetAsync(results + "&maxResults=3");
        Assert.Equal(["1", "2", "3"], Column(first));
        var second = await _emulator.GetAsync(results + $"&maxResults=3&pageToken={first["pageToken"]}");
        Assert.Equal(["4", "5"], Column(second));
        Assert.Null(second["pageToken"]);
        Assert.Equal(["5"], Column(await _emulator.GetAsync(results + "&startIndex=4")));
    }

    [Fact]
    public async Task The_result_is_a_table_that_can_be_read()
    {
        var job = await _emulator.FinishAsync(await InsertAsync(Numbers));
        var table = job["configuration"]!["query"]!["destinationTable"]!;
        var rows = await _emulator.GetAsync(
            $"projects/demo/datasets/{table["datasetId"]}/tables/{table["tableId"]}/data");
        Assert.Equal("5", (string?)rows["totalRows"]);
        Assert.DoesNotContain("_query_results", (await _emulator.GetAsync("projects/demo/datasets")).ToJsonString());
    }

    [Fact]
    public async Task A_query_that_is_not_over_says_so_and_gives_no_rows()
    {
        var clock = new FakeTimeProvider();
        await using var slow = await EmulatorHttp.StartAsync(
            new BigQueryEmulatorOptions { Clock = clock, JobLatency = TimeSpan.FromMinutes(1) });
        var answer = await slow.PostAsync(
            "projects/demo/queries", """{"query":"SELECT 1","useLegacySql":false,"timeoutMs":0}""");
        Assert.False((bool?)answer["jobComplete"]);
        Assert.Null(answer["totalRows"]);
        Assert.Null(answer["rows"]);
        Assert.NotNull(answer["jobReference"]);
    }

    [Fact]
    public async Task A_wrong_query_fails_its_job_and_the_reading_of_its_results()
    {
        var job = await _emulator.FinishAsync(await InsertAsync("SELECT nothing_here"));
        Assert.Equal("invalidQuery", EmulatorHttp.Reason(job));
        var error = await _emulator.ErrorAsync(
            HttpStatusCode.BadRequest, HttpMethod.Get, $"projects/demo/queries/{job["jobReference"]!["jobId"]}");
        Assert.Equal("invalidQuery", (string?)error["errors"]![0]!["reason"]);
    }

    [Fact]
    public async Task Dml_tells_how_many_rows_it_changed()
    {
        await _emulator.CreateTableAsync("t", """{"name":"id","type":"INTEGER"}""");
        var job = await _emulator.FinishAsync(await InsertAsync("INSERT INTO lake.t (id) VALUES (1), (2)"));

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal("INSERT", (string?)job["statistics"]!["query"]!["statementType"]);
        Assert.Equal("2", (string?)job["statistics"]!["query"]!["numDmlAffectedRows"]);
        Assert.Equal("2", (string?)job["statistics"]!["query"]!["dmlStats"]!["insertedRowCount"]);
        Assert.Equal("2", (string?)(await _emulator.TableAsync("t"))["numRows"]);
    }

    [Fact]
    public async Task A_dry_run_has_a_schema_and_leaves_nothing_behind()
    {
        var answer = await _emulator.PostAsync("projects/demo/jobs", """
            {"configuration":{"dryRun":true,"query":{"query":"SELECT 1 AS a","useLegacySql":false}}}
            """);
        Assert.Null(answer["jobReference"]!["jobId"]);
        Assert.Equal("a", (string?)answer["statistics"]!["query"]!["schema"]!["fields"]![0]!["name"]);
        Assert.Null((await _emulator.GetAsync("projects/demo/jobs"))["jobs"]);

        var error = await _emulator.ErrorAsync(HttpStatusCode.BadRequest, HttpMethod.Post, "projects/demo/jobs", """
            {"configuration":{"dryRun":true,"query":{"query":"SELEC 1","useLegacySql":false}}}
            """);
        Assert.Equal("invalidQuery", (string?)error["errors"]![0]!["reason"]);
    }

    [Fact]
    public async Task A_destination_takes_the_rows_and_keeps_what_describes_it()
    {
        await _emulator.CreateTableAsync("t", """{"name":"n","type":"INTEGER","description":"kept"}""");
        await InsertPolicyAsync("t");

        var job = await _emulator.FinishAsync(await InsertAsync(Numbers, Destination("t", "WRITE_TRUNCATE_DATA")));

        Assert.Null(EmulatorHttp.Message(job));
        var table = await _emulator.TableAsync("t");
        Assert.Equal("5", (string?)table["numRows"]);
        Assert.Equal("kept", (string?)table["schema"]!["fields"]![0]!["description"]);
        Assert.NotNull((await _emulator.GetAsync(
            "projects/demo/datasets/lake/tables/t/rowAccessPolicies"))["rowAccessPolicies"]);

        await _emulator.FinishAsync(await InsertAsync(Numbers, Destination("t", "WRITE_TRUNCATE")));
        Assert.Null((await _emulator.TableAsync("t"))["schema"]!["fields"]![0]!["description"]);
        Assert.Null((await _emulator.GetAsync(
            "projects/demo/datasets/lake/tables/t/rowAccessPolicies"))["rowAccessPolicies"]);
    }

    [Fact]
    public async Task Parameters_arrive_by_name()
    {
        var answer = await _emulator.PostAsync("projects/demo/queries", """
            {"query":"SELECT @a + 1 AS b, @n IS NULL AS c","useLegacySql":false,"parameterMode":"NAMED","queryParameters":[
             {"name":"a","parameterType":{"type":"INT64"},"parameterValue":{"value":"41"}},
             {"name":"n","parameterType":{"type":"STRING"},"parameterValue":{"value":null}}]}
            """);
        Assert.Equal("""[{"f":[{"v":"42"},{"v":"true"}]}]""", answer["rows"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_request_id_gets_the_same_job()
    {
        const string body = """{"query":"SELECT 1","useLegacySql":false,"requestId":"once"}""";
        var first = await _emulator.PostAsync("projects/demo/queries", body);
        var second = await _emulator.PostAsync("projects/demo/queries", body);
        Assert.Equal(
            (string?)first["jobReference"]!["jobId"], (string?)second["jobReference"]!["jobId"]);
    }

    [Fact]
    public async Task A_script_becomes_a_job_with_children()
    {
        var job = await _emulator.FinishAsync(await InsertAsync("DECLARE x INT64 DEFAULT 2; SELECT x; SELECT x + 1;"));

        Assert.Null(EmulatorHttp.Message(job));
        Assert.Equal("SCRIPT", (string?)job["statistics"]!["query"]!["statementType"]);
        var children = await _emulator.GetAsync(
            $"projects/demo/jobs?parentJobId={job["jobReference"]!["jobId"]}");
        Assert.Equal((string?)job["statistics"]!["numChildJobs"], $"{children["jobs"]!.AsArray().Count}");
    }

    [Fact]
    public async Task A_procedure_shows_among_the_routines()
    {
        var job = await _emulator.FinishAsync(
            await InsertAsync("CREATE OR REPLACE PROCEDURE lake.noop() BEGIN SELECT 1; END"));
        Assert.Null(EmulatorHttp.Message(job));
        var routines = await _emulator.GetAsync("projects/demo/datasets/lake/routines");
        Assert.Equal("PROCEDURE", (string?)routines["routines"]![0]!["routineType"]);
        Assert.Equal("noop", (string?)routines["routines"]![0]!["routineReference"]!["routineId"]);
    }

    private Task<JsonObject> InsertAsync(string sql, string more = "") => _emulator.PostAsync("projects/demo/jobs", $$"""
        {"configuration": {"query": {"query": "{{sql}}", "useLegacySql": false{{more}} } } }
        """);

    private Task<JsonObject> QueryAsync(string sql) =>
        _emulator.PostAsync("projects/demo/queries", $$"""{"query":"{{sql}}","useLegacySql":false}""");

    private Task<JsonObject> InsertPolicyAsync(string table) => _emulator.PostAsync(
        $"projects/demo/datasets/lake/tables/{table}/rowAccessPolicies",
        """{"rowAccessPolicyReference":{"policyId":"p"},"filterPredicate":"TRUE","grantees":[]}""");

    private static string Destination(string table, string write) =>
        $",\"destinationTable\":{EmulatorHttp.Reference(table)},\"writeDisposition\":\"{write}\"";

    private static string?[] Column(JsonObject answer) =>
        [.. answer["rows"]!.AsArray().Select(row => (string?)row!["f"]![0]!["v"])];
}
