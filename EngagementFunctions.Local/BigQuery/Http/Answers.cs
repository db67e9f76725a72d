using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EngagementFunctions.Local.BigQuery.Http;

internal static class Answers
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Task WriteAsync(HttpContext context, JsonObject body) =>
        WriteAsync(context, writer => body.WriteTo(writer));

    /// <summary>
    /// The whole answer is made before its first byte leaves: a late error can still become an answer.
    /// </summary>
    public static Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Plain)) write(writer);
        context.Response.ContentType = "application/json; charset=UTF-8";
        context.Response.ContentLength = bytes.WrittenCount;
        return context.Response.BodyWriter.WriteAsync(bytes.WrittenMemory, context.RequestAborted).AsTask();
    }
}
