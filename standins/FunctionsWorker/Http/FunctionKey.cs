using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>The key that callers need, if one is set as <c>StandIn__FunctionKey</c>.</summary>
internal sealed class FunctionKey(IConfiguration configuration)
{
    private readonly string? _key = configuration["StandIn:FunctionKey"];

    /// <summary>Whether a request has the key as a header or in its query, or none is needed.</summary>
    internal bool IsCarriedBy(HttpRequest request) =>
        string.IsNullOrEmpty(_key)
        || Matches(request.Headers["x-functions-key"])
        || Matches(request.Query["code"]);

    /// <summary>Compares digests, in a time that tells nothing of either key.</summary>
    private bool Matches(string? given) =>
        CryptographicOperations.FixedTimeEquals(Digest(given ?? ""), Digest(_key!));

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
