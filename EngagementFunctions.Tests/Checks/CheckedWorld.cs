using System.Text.Json;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Checks;

/// <summary>One check of an answer.</summary>
internal sealed record Looked(string Name, string Outcome, string Found, string Mend);

/// <summary>A world that has published once, spoilt in one point and then checked.</summary>
internal static class CheckedWorld
{
    /// <summary>Spoils, checks, and makes sure that nothing was left behind, changed, or told that is nobody's business.</summary>
    public static async Task<IReadOnlyList<Looked>> CheckAsync(
        PostgresFixture postgres, Func<EngagementWorld, Task<(string Name, string? Value)[]>> spoilAsync, int status = 422, bool leavesTrial = false)
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await using (var healthy = await world.StartAppAsync())
        {
            Assert.Equal(200, (await healthy.RunAsync()).Status);
        }

        var rows = await TargetAsync(world);
        await using var app = await world.StartAppAsync(await spoilAsync(world));
        var answer = await app.CheckAsync();
        Assert.Equal(status, answer.Status);
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(world.Source).Password!, answer.Body + app.Log, StringComparison.Ordinal);
        world.EmulatorOptions.Denies = null;
        world.EmulatorOptions.BeforeJob = null;
        Assert.Equal(rows, await TargetAsync(world));
        Assert.Equal(leavesTrial, (await WorkTablesAsync(world)).Any(table => table.StartsWith("check_", StringComparison.Ordinal)));
        return Read(answer);
    }

    public static IReadOnlyList<Looked> Read(Answer answer) =>
        [.. answer.Body.GetProperty("checks").EnumerateArray().Select(check => new Looked(
            Text(check, "name"), Text(check, "outcome"), Text(check, "found"), check.TryGetProperty("mend", out _) ? Text(check, "mend") : ""))];

    public static Looked Of(this IReadOnlyList<Looked> checks, string name) => checks.Single(check => check.Name == name);

    public static IEnumerable<string> Wrong(this IReadOnlyList<Looked> checks) =>
        checks.Where(check => check.Outcome == "wrong").Select(check => check.Name);

    /// <summary>Takes one permission away, everywhere or on resources that contain a text.</summary>
    public static void Deny(this EngagementWorld world, string permission, string resource = "") =>
        world.EmulatorOptions.Denies = (asked, on) => asked == permission && on.Contains(resource, StringComparison.Ordinal);

    public static async Task<IReadOnlyCollection<string>> WorkTablesAsync(EngagementWorld world) =>
        [.. await world.Rest.TableNamesAsync(world.Names.WorkDataset, TestContext.Current.CancellationToken)];

    private static string Text(JsonElement check, string member) => check.GetProperty(member).GetString()!;

    private static async Task<string> TargetAsync(EngagementWorld world)
    {
        using var table = await world.Rest.GetAsync(
            $"datasets/{world.Names.Dataset}/tables/{world.Names.Table}", TestContext.Current.CancellationToken);
        return table.RootElement.GetProperty("lastModifiedTime").GetString() + table.RootElement.GetProperty("numRows").GetString();
    }
}
