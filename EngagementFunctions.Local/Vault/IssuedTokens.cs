using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EngagementFunctions.Local.Vault;

/// <summary>Every token handed out by the stand-ins, with what it is good for and until when.</summary>
internal sealed class IssuedTokens(TimeProvider clock, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, (string Audience, DateTimeOffset Expiry)> _tokens = new();

    public (string Token, DateTimeOffset Expiry) Issue(string audience)
    {
        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var expiry = clock.GetUtcNow() + lifetime;
        _tokens[token] = (audience, expiry);
        return (token, expiry);
    }

    public bool Accepts(string? token, string audience) =>
        token is not null
        && _tokens.TryGetValue(token, out var issued)
        && issued.Audience == audience
        && issued.Expiry > clock.GetUtcNow();
}
