using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EngagementFunctions.Runs;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Triggers;

/// <summary>What the caller sent cannot be understood; the message says what is allowed.</summary>
internal sealed class BadRequestException(string message) : Exception(message);

/// <summary>The optional body of a request for a run.</summary>
internal static class RequestBody
{
    private const int LongestBody = 64 * 1024;

    private const string Allowed =
        "Send nothing, or a JSON object with any of: \"mode\" (\"full\"), \"dryRun\" (true or false), "
        + "\"skipProcedures\" (true or false), \"accept\" (a list of \"shrink\", \"empty\", \"schema\") with a \"reason\".";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        // Which of two was meant, nobody can tell.
        AllowDuplicateProperties = false,
    };

    private static readonly System.Text.Encoding Utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private sealed record Body(
        string? Mode = null,
        bool DryRun = false,
        bool SkipProcedures = false,
        IReadOnlyList<string?>? Accept = null,
        string? Reason = null);

    /// <exception cref="BadRequestException">The body is not what is allowed.</exception>
    public static async Task<RunRequest> ReadAsync(HttpRequest request)
    {
        var text = await ReadTextAsync(request);
        var body = string.IsNullOrWhiteSpace(text) ? new Body() : Parse(text);
        var accept = Gates(body.Accept ?? []);
        if (!accept.IsEmpty && string.IsNullOrWhiteSpace(body.Reason))
        {
            throw new BadRequestException($"A gate is accepted for a reason, which is journaled. {Allowed}");
        }

        return new RunRequest(RunTrigger.Http)
        {
            Mode = Mode(body.Mode),
            DryRun = body.DryRun,
            SkipProcedures = body.SkipProcedures,
            Accept = accept,
            Reason = body.Reason,
            Idempotency = IdempotencyHeader.Read(request, JsonSerializer.Serialize(body, Options)),
        };
    }

    private static ImmutableSortedSet<Gate> Gates(IReadOnlyList<string?> names)
    {
        var known = Enum.GetValues<Gate>().ToDictionary(gate => gate.ToString(), StringComparer.OrdinalIgnoreCase);
        return names.All(name => known.ContainsKey(name ?? ""))
            ? [.. names.Select(name => known[name!])]
            : throw new BadRequestException($"Only the gates shrink, empty and schema can be accepted. {Allowed}");
    }

    private static async Task<string> ReadTextAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, Utf8);
        var buffer = new char[LongestBody + 1];
        try
        {
            var read = await reader.ReadBlockAsync(buffer, request.HttpContext.RequestAborted);
            return read > LongestBody
                ? throw new BadRequestException($"The body is longer than {LongestBody} characters. {Allowed}")
                : new string(buffer, 0, read);
        }
        catch (Exception unreadable) when (unreadable is DecoderFallbackException or BadHttpRequestException)
        {
            throw new BadRequestException($"The body is not UTF-8, or longer than the server takes. {Allowed}");
        }
    }

    private static Body Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Body>(text, Options) ?? new Body();
        }
        catch (JsonException malformed)
        {
            var where = malformed.Path is { Length: > 1 } path ? $" at {path}" : "";
            throw new BadRequestException($"The body cannot be understood{where}. {Allowed}");
        }
    }

    private static RunMode Mode(string? mode) => mode?.ToUpperInvariant() switch
    {
        null or "FULL" => RunMode.Full,
        _ => throw new BadRequestException($"The mode is not one that this version knows. {Allowed}"),
    };
}
