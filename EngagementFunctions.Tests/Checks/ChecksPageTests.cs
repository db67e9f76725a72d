using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Checks;

/// <summary>The checks as people see them.</summary>
public class ChecksPageTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_page_shows_each_check_and_the_command_that_mends_it_and_runs_no_script()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 1);
        await using var app = await world.StartAppAsync(("KeyVault__PostgresSecretName", "no-such-secret"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "checks");
        request.Headers.Accept.ParseAdd("text/html");
        using var response = await app.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal((422, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("<td>secret</td><td><span class=\"state bad\">wrong</span></td>", page, StringComparison.Ordinal);
        Assert.Contains("az keyvault secret set --vault-name 127 --name no-such-secret", page, StringComparison.Ordinal);
        Assert.Contains("--value &quot;Host=", page, StringComparison.Ordinal);
        Assert.Contains("<td>database_sign_in</td><td><span class=\"soft\">not checked</span></td>", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/api/engagement/runs?limit=20\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
    }
}
