using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EngagementFunctions.Local.Vault;

/// <summary>A certificate authority of the hour and its one server certificate, for 127.0.0.1 and localhost.</summary>
internal sealed class LoopbackCertificates : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(2);

    private LoopbackCertificates(X509Certificate2 authority, X509Certificate2 server)
    {
        Authority = authority;
        Server = server;
    }

    public X509Certificate2 Authority { get; }

    public X509Certificate2 Server { get; }

    public static LoopbackCertificates Create(TimeProvider clock)
    {
        var from = clock.GetUtcNow() - TimeSpan.FromMinutes(5);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = AuthorityRequest(authorityKey).CreateSelfSigned(from, from + Lifetime);
        using var serverKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = ServerRequest(serverKey).Create(authority, from, from + Lifetime, [1, 2, 3, 4]);
        return new LoopbackCertificates(authority, signed.CopyWithPrivateKey(serverKey));
    }

    public void Dispose()
    {
        Authority.Dispose();
        Server.Dispose();
    }

    private static CertificateRequest AuthorityRequest(ECDsa key)
    {
        var request = new CertificateRequest("CN=Engagement local authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    private static CertificateRequest ServerRequest(ECDsa key)
    {
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request;
    }
}
