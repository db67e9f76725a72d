using System.Net;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class FunctionKeyTests
{
    private const string Key = "invented-key";

    [Theory]
    [InlineData("/api/greetings/Ada", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/greetings/Ada", "another", HttpStatusCode.Unauthorized)]
    [InlineData("/api/greetings/Ada", Key, HttpStatusCode.OK)]
    [InlineData("/api/greetings/Ada?code=" + Key, null, HttpStatusCode.OK)]
    [InlineData("/api/greetings/Ada?code=another", null, HttpStatusCode.Unauthorized)]
    [InlineData("/api/open", null, HttpStatusCode.NoContent)]
    public async Task A_key_opens_what_is_not_anonymous(string path, string? header, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(
            new HostTrial(typeof(SampleHttpFunctions)) { Arguments = ["--StandIn:FunctionKey", Key] });
        host.Client.DefaultRequestHeaders.Add("x-functions-key", header is null ? [] : [header]);
        using var answer = await host.SendAsync(HttpMethod.Get, path);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("/admin/functions/Stubborn", HttpStatusCode.Unauthorized)]
    [InlineData("/admin/functions/Stubborn?code=" + Key, HttpStatusCode.Accepted)]
    public async Task A_timer_is_fired_by_hand_only_with_the_key(string path, HttpStatusCode expected)
    {
        await using var host = await RunningHost.StartAsync(
            new HostTrial(typeof(Stubborn)) { Arguments = ["--StandIn:FunctionKey", Key] });
        using var answer = await host.SendAsync(HttpMethod.Post, path);
        Assert.Equal(expected, answer.StatusCode);
    }
}
