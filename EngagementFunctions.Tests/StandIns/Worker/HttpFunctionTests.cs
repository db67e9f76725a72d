using System.Net;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class HttpFunctionTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_route_carries_its_values_and_its_own_services()
    {
        await using var host = await StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Get, "/api/greetings/Ada");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            """{"hello":"Ada","hasThing":true,"method":"GET"}""",
            await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData("GET", "/api/greetings/123", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/greetings/Ada", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/greetings/Ada", HttpStatusCode.NotFound)]
    public async Task What_no_route_takes_is_refused(string method, string path, HttpStatusCode expected)
    {
        await using var host = await StartAsync();
        using var answer = await host.SendAsync(new HttpMethod(method), path);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Theory]
    [InlineData("text", 203, "text/html", "<p>hi</p>")]
    [InlineData("json", 201, "application/json; charset=utf-8", """{"a":1}""")]
    [InlineData("file", 200, "application/octet-stream", "\u0001\u0002\u0003")]
    [InlineData("problem", 422, "application/problem+json; charset=utf-8", """{"title":"No","status":422}""")]
    [InlineData("nothing", 204, null, "")]
    [InlineData("failure", 500, null, "")]
    public async Task Results_are_written_as_aspnet_writes_them(string form, int status, string? type, string body)
    {
        await using var host = await StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Get, $"/api/open?as={form}");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(body, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task A_function_goes_on_after_its_answer_is_complete()
    {
        await using var host = await StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Post, "/api/early");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("{}", await answer.Content.ReadAsStringAsync(Cancellation));
        using var meanwhile = await host.SendAsync(HttpMethod.Get, "/api/open");
        Assert.Equal(HttpStatusCode.NoContent, meanwhile.StatusCode);
        Assert.DoesNotContain(host.Trial.Log.Lines, line => line.Text.StartsWith("Executed 'Functions.Early'"));
        host.Probe.Tell("go on");
        await host.Probe.WaitAsync("worked on");
    }

    [Fact]
    public async Task A_caller_that_hangs_up_cancels_the_invocation()
    {
        await using var host = await StartAsync();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var call = host.Client.GetAsync(new Uri(host.Address, "/api/patient"), patience.Token);
        Assert.Equal("/api/patient", await host.Probe.WaitAsync("waiting"));
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(true, await host.Probe.WaitAsync("cancelled"));
    }

    [Fact]
    public async Task The_function_timeout_cancels_the_invocation()
    {
        await using var host = await StartAsync("""{ "functionTimeout": "00:00:00.2" }""");
        using var answer = await host.SendAsync(HttpMethod.Get, "/api/patient");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal(true, await host.Probe.WaitAsync("cancelled"));
    }

    [Fact]
    public async Task The_route_prefix_of_the_host_file_is_used()
    {
        await using var host = await StartAsync("""{ "extensions": { "http": { "routePrefix": "v2" } } }""");
        using var answer = await host.SendAsync(HttpMethod.Get, "/v2/greetings/Ada");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Every_entry_of_an_invocation_carries_its_id()
    {
        await using var host = await StartAsync();
        using var answer = await host.SendAsync(HttpMethod.Get, "/api/greetings/Ada");
        var lines = host.Trial.Log.Lines.Where(line => line.InvocationId is not null).ToArray();
        Assert.Single(lines.Select(line => line.InvocationId).Distinct());
        Assert.Collection(
            lines.Select(line => line.Text),
            text => Assert.StartsWith("Executing 'Functions.Greeting' (Reason='This function was called", text),
            text => Assert.Equal("Greeting somebody", text),
            text => Assert.StartsWith("Executed 'Functions.Greeting' (Succeeded, Duration=", text));
    }

    private static Task<RunningHost> StartAsync(string hostFile = "{}") =>
        RunningHost.StartAsync(new HostTrial(typeof(SampleHttpFunctions)) { HostFile = hostFile });
}
