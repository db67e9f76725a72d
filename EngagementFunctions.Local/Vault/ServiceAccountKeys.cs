using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace EngagementFunctions.Local.Vault;

/// <summary>Keys of the one service account: made here, and good until disabled.</summary>
internal sealed class ServiceAccountKeys(VaultOptions options)
{
    private const int Bits = 2048;
    private readonly ConcurrentDictionary<string, RSAParameters> _public = new();

    public string ServiceAccount => options.ServiceAccount;

    public DateTimeOffset Now => options.Clock.GetUtcNow();

    public TimeSpan TokenLifetime => options.TokenLifetime;

    /// <returns>The key's id, and the file that the console would offer for download.</returns>
    public (string Id, string Json) Create(Uri tokenUri)
    {
        using var key = RSA.Create(Bits);
        var id = RandomNumberGenerator.GetHexString(40, lowercase: true);
        _public[id] = key.ExportParameters(includePrivateParameters: false);
        return (id, JsonSerializer.Serialize(new
        {
            type = "service_account",
            project_id = "engagement-demo",
            private_key_id = id,
            private_key = key.ExportPkcs8PrivateKeyPem(),
            client_email = options.ServiceAccount,
            client_id = "100000000000000000001",
            token_uri = tokenUri.ToString(),
            universe_domain = "googleapis.com",
        }));
    }

    public void Disable(string id) => _public.TryRemove(id, out _);

    /// <summary>Whether the key of this id signed the text, and is still good.</summary>
    public bool Verifies(string id, byte[] text, byte[] signature)
    {
        if (!_public.TryGetValue(id, out var parameters)) return false;
        using var key = RSA.Create(parameters);
        return key.VerifyData(text, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
