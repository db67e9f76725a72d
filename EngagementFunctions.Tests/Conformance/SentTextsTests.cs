using EngagementFunctions.Local.BigQuery.Jobs;
using EngagementFunctions.Tests.EndToEnd;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Conformance;

/// <summary>Every GoogleSQL text that the app can send, over columns of every type, taken from the app at work.</summary>
public class SentTextsTests(PostgresFixture postgres)
{
    private const string Key = "SELECT 1 AS id, ";

    private const string EveryType = Key + """
        1::smallint AS small, 1::integer AS whole, 1::bigint AS wide, 1.5::numeric AS plain, 1.5::numeric(10,2) AS price,
        1.5::numeric(60,30) AS exact, 1.5::float8 AS ratio, true AS flag, 'é' AS words, 'v'::varchar(9) AS "select",
        date '2024-02-29' AS day, timestamp '2024-02-29 12:00:00' AS moment,
        timestamptz '2024-02-29 12:00:00+00' AS instant, 2.50::numeric AS kept
        """;

    // What marks each kind of text, once per run or call that sends it.
    private static readonly string[] Kinds =
    [
        "INSERT INTO", "WITH\n  latest", "@run_id", "LIMIT @limit", "idempotency_key = @key QUALIFY", "COUNTIF",
        "fingerprints_0", "SELECT `id`, `small`", "CALL `", "COUNT(`trial`)",
    ];

    [Fact]
    public async Task Every_kind_of_text_that_the_app_sends_is_there_for_the_GoogleSQL_engine()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, 10);
        await world.QueryAsync($"CREATE PROCEDURE `{world.Names.Project}.{world.Names.Dataset}.sp_settle`() BEGIN SELECT 1; END");
        var sent = new SentTexts(world);
        using var query = new TemporaryFile(EveryType);
        await using var app = await world.StartAppAsync(
            ("Source__QueryFile", query.Path),
            ("Run__KeyColumns", "id"),
            ("Columns__kept__Type", "STRING"),
            ("BigQuery__Procedures", "sp_settle"));
        await app.RunAsync();
        await world.QueryAsync($"""
            CREATE ROW ACCESS POLICY mine ON `{world.Names.Target}` GRANT TO ('user:reader@example.com') FILTER USING (id = 1)
            """);
        world.EmulatorOptions.BeforeJob = job => Task.Run(() => sent.Note(job));

        var run = await app.RunAsync(key: "monday");
        Assert.Equal((200, "finished"), (run.Status, run.State));
        world.EmulatorOptions.JobLatency = TimeSpan.FromMilliseconds(300);
        await Task.WhenAll(app.RunAsync(key: "tuesday"), app.RunAsync(key: "tuesday"));
        world.EmulatorOptions.JobLatency = TimeSpan.Zero;
        Assert.Equal(200, (await app.GetAsync("runs/" + run.Run.GetProperty("id").GetString())).Status);
        Assert.NotNull(await app.LatestRunAsync());
        Assert.Equal(200, (await app.CheckAsync()).Status);
        world.EmulatorOptions.BeforeJob = job => Task.Run(() => NoteAndSpoil(sent, world, job));
        Assert.Equal("not_proved", (await app.RunAsync()).Code);

        var missing = Kinds.Where(kind => !sent.All.Any(text => text.Sql.Contains(kind, StringComparison.Ordinal))).ToList();
        Assert.Empty(missing);
        ConformanceFolder.Write("statements.jsonl", sent.All);
    }

    /// <summary>Empties the shadow before it is verified, so that the app asks for the columns too.</summary>
    private static void NoteAndSpoil(SentTexts sent, EngagementWorld world, EmulatedJob job)
    {
        sent.Note(job);
        if (job.Kind != "QUERY" || !sent.All[^1].Sql.Contains("COUNTIF", StringComparison.Ordinal)) return;
        var shadow = sent.All[^1].Tables.Single(table => table.Name.Contains(".shadow_", StringComparison.Ordinal)).Name.Split('.')[2];
        world.Emulator.ExecuteStorage($"DELETE FROM \"{world.Names.Project}:{world.Names.WorkDataset}\".\"{shadow}\"");
    }
}
