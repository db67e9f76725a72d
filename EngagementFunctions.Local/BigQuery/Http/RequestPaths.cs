namespace EngagementFunctions.Local.BigQuery.Http;

/// <summary>
/// Clients differ in the prefixes they put before a path; the endpoints know one form each. The client of Node leaves
/// out <c>/bigquery/v2</c> when it talks to an emulator, the older ones of Google ask for <c>/resumable/upload</c>.
/// </summary>
internal static class RequestPaths
{
    private static readonly string[] UploadPrefixes = ["/resumable/upload", "/upload"];

    public static Task NormalizeAsync(HttpContext context, RequestDelegate next)
    {
        var (path, isUpload) = (context.Request.Path, false);
        foreach (var prefix in UploadPrefixes)
        {
            if (!path.StartsWithSegments(prefix, out var inner)) continue;
            (path, isUpload) = (inner, true);
            break;
        }

        if (path.StartsWithSegments("/bigquery/v2", out var rest)) path = rest;
        context.Request.Path = isUpload ? "/upload" + path : path;
        return next(context);
    }
}
