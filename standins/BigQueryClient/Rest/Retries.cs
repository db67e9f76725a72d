using System.Net;
using Google.Apis.Http;
using Google.Apis.Util;

namespace Google.Apis.Bigquery.v2;

/// <summary>Tries a call that may be sent twice again, while the service says that it is busy or broken.</summary>
internal sealed class Retries : IHttpUnsuccessfulResponseHandler
{
    private static readonly string[] Reasons = ["backendError", "rateLimitExceeded", "internalError"];
    private readonly ExponentialBackOff _backOff = new(TimeSpan.FromMilliseconds(250));

    public async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        if (!args.SupportsRetry || !await IsTransientAsync(args.Response, args.CancellationToken))
            return false;
        await Task.Delay(_backOff.GetNextBackOff(args.CurrentFailedTry), args.CancellationToken);
        return true;
    }

    private static async Task<bool> IsTransientAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode is HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout)
            return true;
        await response.Content.LoadIntoBufferAsync(cancellation);
        var body = await response.Content.ReadAsStringAsync(cancellation);
        return Reasons.Any(reason => body.Contains($"\"{reason}\"", StringComparison.Ordinal));
    }
}
