using System.Text;
using EngagementFunctions.Runs;
using EngagementFunctions.Triggers;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Tests.Triggers;

public class RequestBodyTests
{
    [Fact]
    public async Task Nothing_asks_for_a_full_run() => Assert.Equal(new RunRequest(RunTrigger.Http), await ReadAsync(""));

    [Fact]
    public async Task Every_member_is_understood() => Assert.Equal(
        new RunRequest(RunTrigger.Http, RunMode.Full, DryRun: true, SkipProcedures: true),
        await ReadAsync("""{"mode": "full", "dryRun": true, "skipProcedures": true}"""));

    [Theory]
    [InlineData("""{"dryrum": true}""")]
    [InlineData("""{"mode": "partial"}""")]
    [InlineData("""{"dryRun": "yes"}""")]
    [InlineData("""{"dryRun": true""")]
    [InlineData("""[1]""")]
    [InlineData("full")]
    public async Task What_is_not_understood_is_refused_with_what_is_allowed(string body)
    {
        var refusal = await Assert.ThrowsAsync<BadRequestException>(() => ReadAsync(body));
        Assert.Contains("\"skipProcedures\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_beyond_all_reason_is_refused_before_it_is_read_whole() =>
        await Assert.ThrowsAsync<BadRequestException>(() => ReadAsync(new string(' ', 100_000)));

    private static Task<RunRequest> ReadAsync(string body)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body));
        return RequestBody.ReadAsync(request);
    }
}
