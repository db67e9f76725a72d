using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EngagementFunctions.Errors;

namespace EngagementFunctions.Warehouse;

/// <summary>Status and body of a call that the client does not offer.</summary>
internal sealed record RestAnswer(HttpStatusCode Status, JsonElement Body)
{
    public bool IsGood => Status is >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous;
}

/// <summary>What the client has no call for is asked over its own HTTP client: the same sign-in, the same address.</summary>
internal sealed class WarehouseRest(WarehouseConnection connection, WarehouseCalls calls)
{
    /// <param name="what">To stand after "could not".</param>
    /// <param name="path">Below the API's base.</param>
    /// <param name="body">What to post; null asks by GET.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer, a refusal too; only passing faults throw.</returns>
    public Task<RestAnswer> AskAsync(string what, string path, object? body, CancellationToken cancellationToken) =>
        calls.CallAsync(what, token => SendAsync(what, path, body, token), cancellationToken);

    private async Task<RestAnswer> SendAsync(string what, string path, object? body, CancellationToken cancellationToken)
    {
        var service = connection.Client.Service;
        var address = new Uri(new Uri(service.BaseUri), path);
        using var answer = body is null
            ? await service.HttpClient.GetAsync(address, cancellationToken)
            : await service.HttpClient.PostAsJsonAsync(address, body, cancellationToken);
        if (answer.StatusCode is >= HttpStatusCode.InternalServerError or HttpStatusCode.TooManyRequests)
        {
            throw new ExtractionException(
                ErrorKind.Transient, ErrorCodes.WarehouseUnavailable, $"BigQuery could not {what} just now (status {(int)answer.StatusCode}).");
        }

        return new RestAnswer(answer.StatusCode, answer.IsSuccessStatusCode ? await ReadAsync(answer, cancellationToken) : default);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<JsonElement>(body, cancellationToken: cancellationToken);
    }
}
