using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Rows;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class QueryEndpoints(EmulatorState state)
{
    private static readonly string[] ConfigurationMembers =
        ["query", "defaultDataset", "parameterMode", "queryParameters", "useLegacySql"];

    /// <summary>A repeated request with the same id gets the job that the first one made.</summary>
    private readonly ConcurrentDictionary<string, EmulatedJob> _byRequestId = new();
    private readonly DryRun _dryRun = new(state);
    private readonly QueryAnswer _answer = new(state.Warehouse);

    public void Map(WebApplication app)
    {
        app.MapPost("/projects/{p}/queries", QueryAsync);
        app.MapGet("/projects/{p}/queries/{j}", ResultsAsync);
    }

    private async Task QueryAsync(HttpContext context)
    {
        const string kind = "bigquery#queryResponse";
        var body = await context.JsonBodyAsync();
        if (body.Flag("dryRun") == true)
        {
            var outcome = _dryRun.Analyze(context.Route("p"), body);
            await Answers.WriteAsync(context, QueryAnswer.Analyzed(outcome));
            return;
        }

        var job = Insert(context.Route("p"), body);
        var range = new RowRange(0, body.Number("maxResults"));
        var timestamps = TimestampFormats.Of(body.Object("formatOptions"));
        await AnswerAsync(context, job, kind, body.Number("timeoutMs"), range, timestamps);
    }

    private Task ResultsAsync(HttpContext context)
    {
        var job = state.Jobs.Find(context.Route("p"), context.Route("j"), context.QueryText("location"));
        return AnswerAsync(
            context, job, "bigquery#getQueryResultsResponse", context.QueryNumber("timeoutMs"),
            RowRange.Of(context), TimestampFormats.Of(context));
    }

    private async Task AnswerAsync(
        HttpContext context, EmulatedJob job, string kind, long? timeoutMs, RowRange range, TimestampFormat timestamps)
    {
        await WaitAsync(job, TimeSpan.FromMilliseconds(timeoutMs ?? 10_000), context.RequestAborted);
        if (job.Progress.Error is { } error) throw AsHttpError(error);
        await Answers.WriteAsync(context, job.Progress.IsDone
            ? _answer.Page(job, kind, range, timestamps)
            : QueryAnswer.Unfinished(job, kind));
    }

    private async Task WaitAsync(EmulatedJob job, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var over = Task.Delay(timeout, state.Options.Clock, cancellationToken);
        await Task.WhenAny(job.Completion, over);
    }

    private EmulatedJob Insert(string projectId, JsonObject body)
    {
        if (body.Text("requestId") is not { Length: > 0 } requestId)
            return state.Jobs.Insert(projectId, Resource(body));
        lock (_byRequestId)
            return _byRequestId.GetOrAdd(requestId, _ => state.Jobs.Insert(projectId, Resource(body)));
    }

    private static JsonObject Resource(JsonObject body)
    {
        var query = new JsonObject();
        foreach (var name in ConfigurationMembers.Where(body.ContainsKey)) query[name] = body[name]?.DeepClone();
        var configuration = new JsonObject { ["query"] = query };
        if (body.Object("labels") is { } labels) configuration["labels"] = labels.DeepClone();
        var reference = new JsonObject();
        if (body.Text("location") is { } location) reference["location"] = location;
        return new JsonObject { ["configuration"] = configuration, ["jobReference"] = reference };
    }

    /// <summary>A cancelled job's error carries no HTTP status of its own.</summary>
    private static BigQueryError AsHttpError(BigQueryError error) => error.HttpStatus >= 400
        ? error
        : new BigQueryError(error.Reason, error.Message, StatusCodes.Status400BadRequest, error.Location);
}
