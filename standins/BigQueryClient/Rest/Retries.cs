using System.Net;
using Google.Apis.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Google.Apis.Bigquery.v2;

/// <summary>
/// Tries a call again while the service says that it is busy: every reason has to be one of the two below, or the
/// answer a 502. How often in all, the HTTP client decides (three times, if nobody set it).
/// </summary>
internal sealed class Retries : IHttpUnsuccessfulResponseHandler
{
    private const int LongestDelaySeconds = 32;
    private static readonly string[] Reasons = ["rateLimitExceeded", "backendError"];

    public async Task<bool> HandleResponseAsync(HandleUnsuccessfulResponseArgs args)
    {
        if (!args.SupportsRetry || !await IsBusyAsync(args.Response, args.CancellationToken))
            return false;
        var seconds = Math.Min(Math.Pow(2, args.CurrentFailedTry - 1), LongestDelaySeconds);
        await Task.Delay(TimeSpan.FromSeconds(seconds), args.CancellationToken);
        return true;
    }

    private static async Task<bool> IsBusyAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.StatusCode == HttpStatusCode.BadGateway)
            return true;
        var reasons = Errors(await response.Content.ReadAsStringAsync(cancellation));
        return reasons.Length > 0 && reasons.All(reason => Reasons.Contains(reason));
    }

    private static string[] Errors(string body)
    {
        try
        {
            return [.. JObject.Parse(body).SelectTokens("error.errors[*].reason").Select(reason => (string)reason)];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
