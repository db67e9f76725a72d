using System.Net.Http.Headers;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>The pages that people see in a browser, over the real host.</summary>
public class PageTests(PostgresFixture postgres)
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [Fact]
    public async Task A_browser_sees_pages_without_script_and_with_everything_encoded()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var app = await world.StartAppAsync();
        var first = (await app.RunAsync()).Run.GetProperty("id").GetString()!;
        await world.ChangeSourceAsync("""DELETE FROM "UserSpecialization" WHERE "userId" > 12""");
        var refused = (await app.RunAsync()).Run.GetProperty("id").GetString()!;
        var third = await app.RunAsync(new { accept = new[] { "shrink" }, reason = "<script>alert('&')</script>" });
        var accepted = third.Run.GetProperty("id").GetString()!;

        var list = await PageAsync(app, "runs", 200);
        Assert.True(list.IndexOf(accepted, StringComparison.Ordinal) < list.IndexOf(first, StringComparison.Ordinal));
        Assert.Contains($"href=\"/api/engagement/runs/{first}\"", list, StringComparison.Ordinal);
        var page = await PageAsync(app, "runs/" + accepted, 200);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("specialization: nulls", page, StringComparison.Ordinal);
        Assert.Contains(third.Run.GetProperty("evidence").GetProperty("source").GetProperty("digest").GetString()!, page, StringComparison.Ordinal);
        Assert.Contains(">shrunk</b>", await PageAsync(app, "runs/" + refused, 200), StringComparison.Ordinal);
        Assert.Contains("run_unknown", await PageAsync(app, "runs/yesterday", 404), StringComparison.Ordinal);
        Assert.Contains("bad_request", await PageAsync(app, "runs?limit=0", 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_compared_and_what_a_policy_changed_is_said_on_the_page()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        using var query = new TemporaryFile("SELECT id, country, 'infinity'::timestamptz AS seen FROM \"User\"");
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path),
            ("Run__KeyColumns", "id"),
            ("Verification__UnprovedColumns", "country"),
            ("Columns__seen__OnUnsupported", "null"));
        var run = await app.RunAsync();
        var page = await PageAsync(app, "runs/" + run.Run.GetProperty("id").GetString(), 200);
        Assert.Contains("<dt>values not compared</dt><dd>country</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<dt>set to NULL by policy</dt><dd>seen: 10</dd>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("text/html;q=0.5, application/json", "application/json")]
    [InlineData("text/html, application/json;q=0.5", "text/html")]
    [InlineData("text/*, */*;q=0.1", "text/html")]
    [InlineData("text/html", "text/html")]
    public async Task The_form_is_the_one_that_is_preferred(string accept, string expected)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        await using var app = await world.StartAppAsync();
        using var response = await SendAsync(app, "runs", accept);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("Accept", Assert.Single(response.Headers.Vary));
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_key_in_the_address_goes_on_into_the_links_of_the_page_alone()
    {
        const string Key = "a&b\"<i>+key";
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync(("StandIn__FunctionKey", Key));
        var id = (await app.RunAsync()).Run.GetProperty("id").GetString()!;
        app.Http.DefaultRequestHeaders.Remove("x-functions-key");
        var code = "code=" + Uri.EscapeDataString(Key);
        var list = await PageAsync(app, "runs?" + code, 200);
        Assert.Contains($"href=\"/api/engagement/runs/{id}?{code}\"", list, StringComparison.Ordinal);
        var page = await PageAsync(app, $"runs/{id}?{code}", 200);
        Assert.Contains($"href=\"/api/engagement/runs?limit=20&amp;{code}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, page, StringComparison.Ordinal);
        Assert.All(Links(list).Concat(Links(page)), link => Assert.StartsWith("/api/engagement/runs", link, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Links(string page) => page.Split("href=\"").Skip(1);

    private static async Task<string> PageAsync(AppProcess app, string path, int status)
    {
        using var response = await SendAsync(app, path, Browser);
        Assert.Equal((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(response.Headers.CacheControl?.NoStore);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<HttpResponseMessage> SendAsync(AppProcess app, string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var range in accept.Split(','))
        {
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(range));
        }

        return await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
