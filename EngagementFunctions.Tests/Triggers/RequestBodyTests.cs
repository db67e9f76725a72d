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
        new RunRequest(RunTrigger.Http) { DryRun = true, SkipProcedures = true, Reason = "moved" },
        await ReadAsync("""{"mode": "full", "dryRun": true, "skipProcedures": true, "reason": "moved"}"""));

    [Fact]
    public async Task Gates_are_accepted_by_name_for_a_reason() => Assert.Equal(
        [Gate.Shrink, Gate.Schema],
        (await ReadAsync("""{"accept": ["Schema", "shrink"], "reason": "the school closed"}""")).Accept);

    [Fact]
    public async Task A_named_request_keeps_digests_and_neither_key_nor_body()
    {
        var one = (await ReadAsync("""{"dryRun": true}""", "order-17")).Idempotency!;
        var same = (await ReadAsync(""" {"dryRun":true, "mode":null} """, "order-17")).Idempotency!;
        var other = (await ReadAsync("{}", "order-17")).Idempotency!;
        Assert.Equal(one, same);
        Assert.Equal(one.Key, other.Key);
        Assert.NotEqual(one.Request, other.Request);
        Assert.Matches("^[0-9a-f]{64}$", one.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("é")]
    public async Task A_key_that_is_none_is_refused(string key) =>
        await Assert.ThrowsAsync<BadRequestException>(() => ReadAsync("", key));

    [Theory]
    [InlineData("""{"dryrum": true}""")]
    [InlineData("""{"mode": "partial"}""")]
    [InlineData("""{"dryRun": "yes"}""")]
    [InlineData("""{"dryRun": true""")]
    [InlineData("""[1]""")]
    [InlineData("""{"accept": ["shrink"]}""")]
    [InlineData("""{"accept": ["proof"], "reason": "no"}""")]
    [InlineData("""{"accept": [null], "reason": "no"}""")]
    [InlineData("""{"accept": [["schema"]], "reason": "no"}""")]
    [InlineData("""{"accept": [1, {"schema": true}], "reason": "no"}""")]
    [InlineData("""{"accept": "schema", "reason": "no"}""")]
    [InlineData("""{"accept": ["schema"], "reason": 7}""")]
    [InlineData("""{"accept": ["schema"], "reason": "\ud800"}""")]
    [InlineData("""{"dryRun": null}""")]
    [InlineData("""{"dryRun": true, "dryRun": false}""")]
    [InlineData("""{"mode": {"mode": "full"}}""")]
    [InlineData("17")]
    [InlineData("full")]
    public async Task What_is_not_understood_is_refused_with_what_is_allowed(string body)
    {
        var refusal = await Assert.ThrowsAsync<BadRequestException>(() => ReadAsync(body));
        Assert.Contains("\"skipProcedures\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_without_end_and_bytes_that_are_no_text_are_refused()
    {
        await Assert.ThrowsAsync<BadRequestException>(() => ReadAsync(new string('[', 60_000)));
        await Assert.ThrowsAsync<BadRequestException>(() => ReadBytesAsync([.. "{\"reason\": \""u8, 0xC3, 0x28, .. "\"}"u8]));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_fault() =>
        Assert.True((await ReadBytesAsync([0xEF, 0xBB, 0xBF, .. "{\"dryRun\": true}"u8])).DryRun);

    [Fact]
    public async Task A_body_beyond_all_reason_is_refused_before_it_is_read_whole() =>
        await Assert.ThrowsAsync<BadRequestException>(() => ReadAsync(new string(' ', 100_000)));

    private static Task<RunRequest> ReadAsync(string body, string? key = null) =>
        ReadBytesAsync(System.Text.Encoding.UTF8.GetBytes(body), key);

    private static Task<RunRequest> ReadBytesAsync(byte[] body, string? key = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Body = new MemoryStream(body);
        if (key is not null)
        {
            request.Headers["Idempotency-Key"] = key;
        }

        return RequestBody.ReadAsync(request);
    }
}
