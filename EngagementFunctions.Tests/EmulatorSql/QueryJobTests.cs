using System.Net;
using System.Text.Json.Nodes;
using EngagementFunctions.Tests.Emulator;

namespace EngagementFunctions.Tests.EmulatorSql;

/// <summary>The engine behind the REST interface.</summary>
public sealed class QueryJobTests
{
    private const string Queries = "projects/demo/queries";

    [Fact]
    public async Task Rows_come_with_schema_and_total()
    {
        await using var emulator = await EmulatorHttp.StartAsync();

        var answer = await emulator.PostAsync(Queries, Query(
            "SELECT 1 AS n, CAST(0.1 AS NUMERIC), [DATE '2026-01-02'] AS days, STRUCT(TRUE AS yes) AS s, "
            + "BIGNUMERIC '1e12' AS b"));

        Assert.Equal(
            """[{"v":"1"},{"v":"0.1"},{"v":[{"v":"2026-01-02"}]},{"v":{"f":[{"v":"true"}]}},{"v":"1000000000000"}]""",
            answer["rows"]![0]!["f"]!.ToJsonString());
        Assert.Equal(
            ["n INTEGER", "f0_ NUMERIC", "days DATE", "s RECORD", "b BIGNUMERIC"],
            answer["schema"]!["fields"]!.AsArray().Select(field => $"{field!["name"]} {field["type"]}"));
        Assert.Equal("1", (string?)answer["totalRows"]);
    }

    [Fact]
    public async Task Parameters_and_the_default_dataset_reach_the_query()
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        await emulator.CreateTableAsync(
            "t", """{"name":"id","type":"INTEGER","mode":"REQUIRED"},{"name":"name","type":"STRING"}""");

        var insert = await emulator.PostAsync(Queries, Query("INSERT t (id, name) VALUES (@id, @name)", """
            "parameterMode": "NAMED", "queryParameters": [
              {"name": "id", "parameterType": {"type": "INT64"}, "parameterValue": {"value": "7"}},
              {"name": "name", "parameterType": {"type": "STRING"}, "parameterValue": {"value": "o'clock"}}]
            """));

        Assert.Equal("1", (string?)insert["numDmlAffectedRows"]);
        Assert.Equal("1", (string?)insert["dmlStats"]!["insertedRowCount"]);
        Assert.Equal("""[{"v":"7"},{"v":"o'clock"}]""", Assert.Single(await emulator.RowsAsync("t")));
    }

    [Fact]
    public async Task A_script_has_a_child_job_for_each_statement()
    {
        await using var emulator = await EmulatorHttp.StartAsync();

        var answer = await emulator.PostAsync(Queries, Query(
            "CREATE TABLE t AS SELECT 1 AS a; INSERT t VALUES (2); SELECT SUM(a) AS total FROM t"));
        var id = (string)answer["jobReference"]!["jobId"]!;
        var job = await emulator.GetAsync($"projects/demo/jobs/{id}");
        var children = await emulator.GetAsync($"projects/demo/jobs?parentJobId={id}");

        Assert.Equal("3", (string?)answer["rows"]![0]!["f"]![0]!["v"]);
        Assert.Equal("SCRIPT", (string?)job["statistics"]!["query"]!["statementType"]);
        Assert.Equal("3", (string?)job["statistics"]!["numChildJobs"]);
        Assert.Equal(3, children["jobs"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_procedure_is_created_by_a_query_and_called_by_another()
    {
        await using var emulator = await EmulatorHttp.StartAsync();
        await emulator.PostAsync(Queries, Query("CREATE PROCEDURE twice(x INT64) BEGIN SELECT x * 2 AS y; END"));

        var answer = await emulator.PostAsync(Queries, Query("CALL `demo.lake.twice`(21)"));

        Assert.Equal("42", (string?)answer["rows"]![0]!["f"]![0]!["v"]);
        var routines = await emulator.GetAsync("projects/demo/datasets/lake/routines");
        Assert.Equal("twice", (string?)routines["routines"]![0]!["routineReference"]!["routineId"]);
    }

    [Theory]
    [InlineData("SELEC 1", HttpStatusCode.BadRequest, "invalidQuery")]
    [InlineData("SELECT 1 / 0", HttpStatusCode.BadRequest, "invalidQuery")]
    [InlineData("SELECT * FROM nosuch", HttpStatusCode.NotFound, "notFound")]
    [InlineData("CREATE TABLE t (a INT64); CREATE TABLE t (a INT64)", HttpStatusCode.Conflict, "duplicate")]
    public async Task A_failing_query_is_an_error_with_BigQuerys_reason(
        string sql, HttpStatusCode status, string reason)
    {
        await using var emulator = await EmulatorHttp.StartAsync();

        var error = await emulator.ErrorAsync(status, HttpMethod.Post, Queries, Query(sql));

        Assert.Equal(reason, (string?)error["errors"]![0]!["reason"]);
        Assert.DoesNotContain("DuckDB", error.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_answers_the_schema()
    {
        await using var emulator = await EmulatorHttp.StartAsync();

        var answer = await emulator.PostAsync(Queries, Query("SELECT 1.5 AS x", "\"dryRun\": true"));

        Assert.Equal("FLOAT", (string?)answer["schema"]!["fields"]![0]!["type"]);
        Assert.Null(answer["rows"]);
    }

    private static string Query(string sql, string more = "\"maxResults\": 100") => $$"""
        {
          "query": {{JsonValue.Create(sql).ToJsonString()}}, "useLegacySql": false,
          "defaultDataset": {"projectId": "demo", "datasetId": "lake"}, {{more}}
        }
        """;
}
