using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace EngagementFunctions.Local.Vault;

/// <summary>Every token handed out by the stand-ins, with what it is good for and until when.</summary>
internal sealed class IssuedTokens(VaultOptions options)
{
    private readonly ConcurrentDictionary<string, (string Audience, DateTimeOffset Expiry)> _tokens = new();

    public (string Token, DateTimeOffset Expiry) Issue(string audience)
    {
        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        var expiry = options.Clock.GetUtcNow() + options.TokenLifetime;
        _tokens[token] = (audience, expiry);
        return (token, expiry);
    }

    public bool Accepts(string? token, string audience) =>
        token is not null
        && _tokens.TryGetValue(token, out var issued)
        && issued.Audience == audience
        && issued.Expiry > options.Clock.GetUtcNow();

    /// <summary>How many there were for this audience.</summary>
    public int Count(string audience) => _tokens.Values.Count(issued => issued.Audience == audience);

    /// <summary>Nobody takes the ones for this audience any more.</summary>
    public void Expire(string audience)
    {
        foreach (var (token, issued) in _tokens.Where(pair => pair.Value.Audience == audience))
            _tokens[token] = (issued.Audience, DateTimeOffset.MinValue);
    }
}
