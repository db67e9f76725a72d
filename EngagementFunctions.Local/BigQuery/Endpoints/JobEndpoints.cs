using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Resources;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class JobEndpoints(EmulatorState state)
{
    private readonly DryRun _dryRun = new(state);

    public void Map(WebApplication app)
    {
        app.MapGet("/projects/{p}/jobs", ListAsync);
        app.MapPost("/projects/{p}/jobs", InsertAsync);
        app.MapGet("/projects/{p}/jobs/{j}", GetAsync);
        app.MapPost("/projects/{p}/jobs/{j}/cancel", CancelAsync);
        app.MapDelete("/projects/{p}/jobs/{j}/delete", DeleteAsync);
    }

    private async Task InsertAsync(HttpContext context)
    {
        var resource = await context.JsonBodyAsync();
        if (JobConfiguration.IsDryRun(resource))
        {
            await Answers.WriteAsync(context, _dryRun.Answer(context.Route("p"), resource));
            return;
        }

        await Answers.WriteAsync(context, Write(context, state.Jobs.Insert(context.Route("p"), resource)));
    }

    private Task GetAsync(HttpContext context) => Answers.WriteAsync(context, Write(context, Find(context)));

    private Task CancelAsync(HttpContext context)
    {
        var job = Find(context);
        job.Cancel();
        return Answers.WriteAsync(context, new JsonObject
        {
            ["kind"] = "bigquery#jobCancelResponse", ["job"] = Write(context, job),
        });
    }

    private Task DeleteAsync(HttpContext context)
    {
        var job = Find(context);
        if (!job.Progress.IsDone) throw BigQueryError.Invalid($"Cannot delete a running job: {job.Reference}");
        state.Jobs.Remove(job);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext context)
    {
        var states = context.Request.Query["stateFilter"].ToString().ToUpperInvariant();
        var parent = context.QueryText("parentJobId");
        var jobs = state.Jobs.OfProject(context.Route("p"))
            .Where(job => job.ParentJobId == parent)
            .Where(job => states.Length == 0
                || states.Contains(job.Progress.State.ToString(), StringComparison.Ordinal))
            .ToList();
        var json = new JsonObject { ["kind"] = "bigquery#jobList", ["etag"] = "none" };
        return Answers.WriteAsync(context, json.AddPage(
            context, "jobs", jobs, job => JobResource.Summary(job, context.Origin(), state.Options.UserEmail)));
    }

    private EmulatedJob Find(HttpContext context) =>
        state.Jobs.Find(context.Route("p"), context.Route("j"), context.QueryText("location"));

    private JsonObject Write(HttpContext context, EmulatedJob job) =>
        JobResource.Write(job, context.Origin(), state.Options.UserEmail);
}
