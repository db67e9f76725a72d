using EngagementFunctions.Local.Demo.Seed;
using EngagementFunctions.Local.Demo.Verdict;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class SeedTests(PostgresFixture postgres)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seven_users_are_left_out_of_two_rows_each()
    {
        await using var source = await SeededAsync(500);

        Assert.Equal(986, await source.CountAsync(Now));
    }

    [Fact]
    public async Task The_rows_hold_nulls_accents_and_long_names()
    {
        await using var source = await SeededAsync(500);
        var rows = await source.RowsAsync(Now).ToListAsync(Now);
        var names = source.Columns.Select(column => column.Name).ToList();
        string?[] Column(string name) => [.. rows.Select(row => row[names.IndexOf(name)])];

        Assert.All(["total_de_score", "total_ml_score", "lastRequest", "country", "level"], name =>
        {
            Assert.Contains(null, Column(name));
            Assert.Contains(Column(name), cell => cell is not null);
        });
        Assert.Contains("Žofia", Column("firstName"));
        Assert.Contains(Column("lastName"), name => name!.Length > 120);
        Assert.All(Column("email_address"), address => Assert.Matches(@"^user\d+@example\.(org|com|net)$", address!));
    }

    [Fact]
    public async Task Two_seedings_give_the_same_rows()
    {
        await using var first = await SeededAsync(100);
        await using var second = await SeededAsync(100);

        Assert.Equal(await first.RowsAsync(Now).ToListAsync(Now), await second.RowsAsync(Now).ToListAsync(Now));
    }

    private async Task<SourceReading> SeededAsync(int users)
    {
        var database = await postgres.CreateDatabaseAsync();
        await SeededDatabase.SeedAsync(database, users, Now);
        return await SourceReading.OpenAsync(database, SqlTexts.Expected, Now);
    }
}
