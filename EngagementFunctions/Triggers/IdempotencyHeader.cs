using System.Security.Cryptography;
using EngagementFunctions.Runs;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Triggers;

/// <summary>The header <c>Idempotency-Key</c>: a caller's own name for a request, 1 to 255 printable ASCII characters.</summary>
internal static class IdempotencyHeader
{
    private const string Name = "Idempotency-Key";
    private const int Longest = 255;

    /// <param name="request">The HTTP request.</param>
    /// <param name="body">What it asks for, in one spelling.</param>
    /// <returns>The key's digests, or null for a request without one.</returns>
    /// <exception cref="BadRequestException">The key is not what is allowed.</exception>
    public static IdempotencyKey? Read(HttpRequest request, string body)
    {
        if (!request.Headers.TryGetValue(Name, out var values))
        {
            return null;
        }

        var key = values.Count == 1 ? values[0] ?? "" : "";
        return key.Length is >= 1 and <= Longest && key.All(letter => letter is > ' ' and <= '~')
            ? new IdempotencyKey(Digest(key), Digest(body))
            : throw new BadRequestException($"{Name} has to be one value of 1 to {Longest} printable characters without spaces.");
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
