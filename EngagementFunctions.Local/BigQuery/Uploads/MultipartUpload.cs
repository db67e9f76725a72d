using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace EngagementFunctions.Local.BigQuery.Uploads;

/// <summary><c>multipart/related</c> with exactly two parts: the job resource, then the file.</summary>
internal static class MultipartUpload
{
    public static async Task<JsonObject> ReadAsync(HttpContext context, string file)
    {
        var reader = new MultipartReader(Boundary(context), context.Request.Body);
        var resource = await ReadResourceAsync(reader, context.RequestAborted);
        var content = await reader.ReadNextSectionAsync(context.RequestAborted) ?? throw NotTwoParts();
        await using (var stream = File.Create(file)) await content.Body.CopyToAsync(stream, context.RequestAborted);
        return await reader.ReadNextSectionAsync(context.RequestAborted) is null ? resource : throw NotTwoParts();
    }

    private static async Task<JsonObject> ReadResourceAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var section = await reader.ReadNextSectionAsync(cancellationToken) ?? throw NotTwoParts();
        using var text = new MemoryStream();
        await section.Body.CopyToAsync(text, cancellationToken);
        return RequestReading.ParseJsonObject(text.GetBuffer().AsSpan(0, (int)text.Length));
    }

    private static string Boundary(HttpContext context)
    {
        var isMultipart = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            && type.MediaType.Equals("multipart/related", StringComparison.OrdinalIgnoreCase);
        var boundary = isMultipart ? HeaderUtilities.RemoveQuotes(type!.Boundary).Value : null;
        return boundary ?? throw BigQueryError.Invalid("A multipart upload must be multipart/related with a boundary.");
    }

    private static BigQueryError NotTwoParts() =>
        BigQueryError.Invalid("A multipart upload has exactly two parts: the job and the file.");
}
