using System.Net;
using System.Text.Json;

namespace EngagementFunctions.Local.Demo.Runs;

/// <summary>A run by HTTP, as a person or a pipeline would ask for one.</summary>
internal sealed class ManualRun(HttpClient http)
{
    private static readonly Uri Runs = new("api/engagement/runs", UriKind.Relative);

    public async Task<RunReport> StartAsync(CancellationToken cancellationToken)
    {
        using var answer = await http.PostAsync(Runs, null, cancellationToken);
        var body = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => RunReport.FromBody(body),
            HttpStatusCode.Accepted => await FollowAsync(answer.Headers.Location!, cancellationToken),
            _ => throw new LocalWorldException(
                $"POST /{Runs} was answered {(int)answer.StatusCode}: {Problem(body)}"),
        };
    }

    private async Task<RunReport> FollowAsync(Uri location, CancellationToken cancellationToken)
    {
        var pause = new Backoff();
        while (true)
        {
            await pause.PauseAsync(cancellationToken);
            var run = RunReport.FromBody(await http.GetStringAsync(location, cancellationToken));
            if (run.IsOver) return run;
        }
    }

    // RFC 9457; anything else is shown as it is.
    private static string Problem(string body)
    {
        try
        {
            using var problem = JsonDocument.Parse(body);
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.ToString() : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }
}
