using System.Text.Json;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>"Is yesterday's number right?", asked of the real host.</summary>
[Trait("Host", "any")]
public class VerificationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_nobody_touched_is_unchanged_and_what_a_later_run_published_is_replaced()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var app = await world.StartAppAsync();
        var first = await app.RunAsync();
        var unchanged = await VerifyAsync(app, Id(first));
        Assert.Equal((200, "unchanged"), (unchanged.Status, Verdict(unchanged)));
        var evidence = unchanged.Body.GetProperty("evidence");
        Assert.Equal(
            first.Run.GetProperty("evidence").GetProperty("source").GetProperty("digest").GetString(),
            evidence.GetProperty("present").GetProperty("digest").GetString());

        await app.RunAsync(new { dryRun = true });
        Assert.Equal("unchanged", Verdict(await VerifyAsync(app, Id(first))));
        var second = await app.RunAsync();
        var replaced = await VerifyAsync(app, Id(first));
        Assert.Equal("replaced", Verdict(replaced));
        Assert.Equal(Id(second), replaced.Body.GetProperty("replacedBy").GetString());
        Assert.Equal("unchanged", Verdict(await VerifyAsync(app, Id(second))));
    }

    [Theory]
    [InlineData("UPDATE {0} SET specialization = specialization || ' ' WHERE rowid = 5", "values of specialization differ")]
    [InlineData("UPDATE {0} SET specialization = NULL WHERE rowid = 5", "nulls in specialization: proved 0, now 1")]
    [InlineData("DELETE FROM {0} WHERE rowid = 5", "rows: proved 48, now 47")]
    [InlineData("DELETE FROM {0}", "rows: proved 48, now 0")]
    public async Task What_somebody_changed_is_told_by_column(string change, string difference)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 30);
        await using var app = await world.StartAppAsync();
        var id = Id(await app.RunAsync());
        var table = $"\"{world.Names.Project}:{world.Names.Dataset}\".\"{world.Names.Table}\"";
        world.Emulator.ExecuteStorage(string.Format(System.Globalization.CultureInfo.InvariantCulture, change, table));
        var changed = await VerifyAsync(app, id);
        Assert.Equal((200, "changed"), (changed.Status, Verdict(changed)));
        Assert.Contains(difference, Differences(changed));
    }

    [Fact]
    public async Task Columns_that_are_gone_and_a_target_that_is_gone_are_changes_too()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        var id = Id(await app.RunAsync());
        await world.QueryAsync($"ALTER TABLE `{world.Names.Target}` DROP COLUMN specialization");
        Assert.Equal(["column specialization is not in the target any more"], Differences(await VerifyAsync(app, id)));
        await world.QueryAsync($"DROP TABLE `{world.Names.Target}`");
        var gone = await VerifyAsync(app, id);
        Assert.Equal("changed", Verdict(gone));
        Assert.Contains("is not there any more", Assert.Single(Differences(gone)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_published_nothing_cannot_be_verified_and_an_unknown_one_is_not_found()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        var dry = await VerifyAsync(app, Id(await app.RunAsync(new { dryRun = true })));
        Assert.Equal((422, "not_published", "application/problem+json"), (dry.Status, dry.Code, dry.ContentType));
        var unknown = await VerifyAsync(app, "20260101_000000_000_aaaaaa");
        Assert.Equal((404, "run_unknown"), (unknown.Status, unknown.Code));
    }

    [Fact]
    public async Task A_run_whose_evidence_somebody_deleted_from_the_journal_is_refused()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using var app = await world.StartAppAsync();
        var id = Id(await app.RunAsync());
        world.Emulator.ExecuteStorage(
            $"UPDATE \"{world.Names.Project}:{world.Names.WorkDataset}\".\"engagement_runs\" SET evidence = NULL");
        var refused = await VerifyAsync(app, id);
        Assert.Equal((422, "evidence_missing"), (refused.Status, refused.Code));
    }

    private static async Task<Answer> VerifyAsync(AppProcess app, string id)
    {
        var ct = TestContext.Current.CancellationToken;
        using var response = await app.Http.PostAsync(new Uri($"runs/{id}/verification", UriKind.Relative), null, ct);
        return await Answer.ReadAsync(response);
    }

    private static string Id(Answer answer) => answer.Run.GetProperty("id").GetString()!;

    private static string? Verdict(Answer answer) => answer.Body.GetProperty("verdict").GetString();

    private static IEnumerable<string?> Differences(Answer answer) =>
        answer.Body.GetProperty("differences").EnumerateArray().Select(difference => difference.GetString());
}
