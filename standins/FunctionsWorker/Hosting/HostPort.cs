using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Where the host listens: <c>--port N</c>, where 0 takes a free one.</summary>
internal static class HostPort
{
    private const int Usual = 7071;

    internal static int Read(IConfiguration configuration) => configuration["port"] switch
    {
        null => Usual,
        var text when ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) => port,
        var text => throw new HostStartException(
            $"--port is '{text}'. It has to be a number from 0 (any free port) to {IPEndPoint.MaxPort}."),
    };
}
