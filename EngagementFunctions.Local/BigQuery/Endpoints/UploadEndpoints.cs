using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Uploads;

namespace EngagementFunctions.Local.BigQuery.Endpoints;

internal sealed class UploadEndpoints(EmulatorState state)
{
    private const string Jobs = "/upload/projects/{p}/jobs";

    public void Map(WebApplication app)
    {
        app.MapPost(Jobs, StartAsync);
        app.MapPut(Jobs, ContinueAsync);
    }

    private Task StartAsync(HttpContext context) => context.QueryText("uploadType") switch
    {
        "resumable" when context.QueryText("upload_id") is not null => ContinueAsync(context),
        "resumable" => OpenAsync(context),
        "multipart" => MultipartAsync(context),
        _ => throw BigQueryError.Invalid("Invalid value for uploadType: use resumable or multipart", "uploadType"),
    };

    /// <summary>The session's address leads back to where the request came, whatever the server is bound to.</summary>
    private async Task OpenAsync(HttpContext context)
    {
        var resource = await context.JsonBodyAsync();
        if (state.Options.ChecksJobIdAtUploadStart) state.Jobs.Check(context.Route("p"), resource);
        var session = state.Uploads.Open(context.Route("p"), resource);
        context.Response.Headers.Location = $"{context.Origin()}upload/bigquery/v2/projects/{context.Route("p")}/jobs"
            + $"?uploadType=resumable&upload_id={session.Id}";
        context.Response.Headers["X-GUploader-UploadID"] = session.Id;
    }

    private async Task ContinueAsync(HttpContext context)
    {
        var session = state.Uploads.Find(context.QueryText("upload_id"));
        await session.Turn.WaitAsync(context.RequestAborted);
        try
        {
            await TakeAsync(context, session);
        }
        finally
        {
            session.Turn.Release();
        }
    }

    private async Task TakeAsync(HttpContext context, UploadSession session)
    {
        if (session.Job is null && !await IsCompleteAsync(context, session))
        {
            AnswerIncomplete(context, session.Received);
            return;
        }

        session.Job ??= state.Jobs.Insert(session.ProjectId, session.Resource, session.File);
        await Answers.WriteAsync(context, Write(context, session.Job));
    }

    private static async Task<bool> IsCompleteAsync(HttpContext context, UploadSession session)
    {
        var range = ContentRange.Parse(context.Request.Headers.ContentRange);
        if (!range.IsQuestion) return await session.TakeAsync(range, context.Request.Body, context.RequestAborted);
        if (range.Total == 0) await File.WriteAllBytesAsync(session.File, [], context.RequestAborted);
        return range.Total == session.Received;
    }

    private static void AnswerIncomplete(HttpContext context, long received)
    {
        context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
        if (received > 0) context.Response.Headers.Range = $"bytes=0-{received - 1}";
        context.Response.ContentLength = 0;
    }

    private async Task MultipartAsync(HttpContext context)
    {
        var file = state.Uploads.NewFile();
        var resource = await MultipartUpload.ReadAsync(context, file);
        await Answers.WriteAsync(context, Write(context, state.Jobs.Insert(context.Route("p"), resource, file)));
    }

    private JsonObject Write(HttpContext context, EmulatedJob job) =>
        JobResource.Write(job, context.Origin(), state.Options.UserEmail);
}
