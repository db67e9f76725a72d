using System.Net;
using Google;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using static EngagementFunctions.Tests.StandIns.Client.ScriptedBigQuery;

namespace EngagementFunctions.Tests.StandIns.Client;

public class TableTests
{
    private static readonly TableReference Target = new() { ProjectId = "p", DatasetId = "d", TableId = "t" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_table_gets_its_reference()
    {
        await using var server = await StartAsync(new Answer("""{"id":"p:d.t"}"""));
        var table = new Table { Description = "x", ExpirationTime = 5, Clustering = new() { Fields = ["id"] } };
        var created = await server.Client.CreateTableAsync(Target, table, null, Cancellation);
        Assert.Equal("p:d.t", created.Resource.Id);
        Assert.StartsWith("POST /bigquery/v2/projects/p/datasets/d/tables?", Line(server.Only));
        Assert.Equal(
            """
            {"clustering":{"fields":["id"]},"description":"x","expirationTime":5,
            "tableReference":{"datasetId":"d","projectId":"p","tableId":"t"}}
            """.ReplaceLineEndings(""),
            server.Only.Body);
        var other = new Table { TableReference = new() { ProjectId = "p", DatasetId = "d", TableId = "other" } };
        await Assert.ThrowsAsync<ArgumentException>(
            () => server.Client.CreateTableAsync(Target, other, null, Cancellation));
    }

    [Fact]
    public async Task Creating_a_table_is_not_tried_again()
    {
        await using var server = await StartAsync(Answer.Error(500, "backendError"), new Answer("{}"));
        await Assert.ThrowsAsync<GoogleApiException>(
            () => server.Client.CreateTableAsync(Target, new Table(), null, Cancellation));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_patch_of_a_known_version_says_which()
    {
        await using var server = await StartAsync(new Answer("{}"));
        var table = new Table { ETag = "\"v1\"", Description = "new" };
        await server.Client.PatchTableAsync(Target, table, null, Cancellation);
        Assert.StartsWith("PATCH /bigquery/v2/projects/p/datasets/d/tables/t?", Line(server.Only));
        Assert.Equal("\"v1\"", server.Only.Headers.IfMatch);
        Assert.Contains("\"description\":\"new\"", server.Only.Body);
    }

    [Fact]
    public async Task A_table_is_read_and_deleted()
    {
        await using var server = await StartAsync(
            new Answer("""{"numRows":"18446744073709551615","etag":"v","schema":{"fields":[{"name":"id"}]}}"""),
            new Answer(""),
            Answer.Error(404, "notFound"));
        var table = await server.Client.GetTableAsync(Target, null, Cancellation);
        Assert.Equal(ulong.MaxValue, table.Resource.NumRows);
        Assert.Equal("v", table.Resource.ETag);
        Assert.Equal("id", Assert.Single(table.Schema.Fields).Name);
        await server.Client.DeleteTableAsync(Target, null, Cancellation);
        var failure = await Assert.ThrowsAsync<GoogleApiException>(
            () => server.Client.GetTableAsync(Target, null, Cancellation));
        Assert.Equal(HttpStatusCode.NotFound, failure.HttpStatusCode);
    }

    [Fact]
    public async Task Tables_are_listed_page_by_page()
    {
        await using var server = await StartAsync(
            new Answer("""{"nextPageToken":"2","tables":[{"tableReference":{"tableId":"a"}}]}"""),
            new Answer("""{"tables":[{"tableReference":{"tableId":"b"},"labels":{"k":"v"}}]}"""));
        var dataset = new DatasetReference { ProjectId = "p", DatasetId = "d" };
        var listed = new List<BigQueryTable>();
        await foreach (var table in server.Client.ListTablesAsync(dataset, new ListTablesOptions { PageSize = 1 }))
            listed.Add(table);
        Assert.Equal(["a", "b"], listed.Select(table => table.Reference.TableId));
        Assert.Equal("v", listed[1].Resource.Labels["k"]);
        Assert.EndsWith("maxResults=1&pageToken=2", server.Requests.Last().Path);
    }

    [Fact]
    public async Task A_dataset_is_read_and_made()
    {
        await using var server = await StartAsync(new Answer("""{"location":"EU"}"""), new Answer("{}"));
        var dataset = new DatasetReference { ProjectId = "p", DatasetId = "d" };
        var found = await server.Client.GetDatasetAsync(dataset, null, Cancellation);
        Assert.Equal("EU", found.Resource.Location);
        await server.Client.CreateDatasetAsync(dataset, new Dataset { Location = "EU" }, null, Cancellation);
        Assert.Equal(
            """{"datasetReference":{"datasetId":"d","projectId":"p"},"location":"EU"}""",
            server.Requests.Last().Body);
    }

    private static string Line(Asked request) => $"{request.Method} {request.Path}";
}
