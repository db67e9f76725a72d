using System.Globalization;
using EngagementFunctions.Local.Demo.Verdict;
using EngagementFunctions.Local.Demo.Warehouse;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>What was published, against the same query run by psql, as text, in both directions.</summary>
[Trait("Host", "any")]
public class EqualityTests(PostgresFixture postgres)
{
    private const int Users = 50_000;
    private const int LeftOut = 7;

    [Fact]
    public async Task Every_published_cell_is_what_psql_shows()
    {
        await using var world = await EngagementWorld.StartAsync(postgres, Users);
        await using var app = await world.StartAppAsync(("Batches__MaxRows", "30000"));
        var answer = await app.RunAsync();
        Assert.Equal((200, "finished"), (answer.Status, answer.State));
        Assert.Equal(4, answer.Run.GetProperty("batches").GetInt32());
        Assert.True(answer.Run.GetProperty("evidence").GetProperty("equal").GetBoolean());

        var ct = TestContext.Current.CancellationToken;
        var columns = await world.Rest.ColumnsAsync(world.Names.Dataset, world.Names.Table, ct);
        var published = new List<string>();
        await foreach (var row in world.Rest.RowsAsync(world.Names.Dataset, world.Names.Table, ct))
        {
            published.Add(string.Join('|', row.Select((cell, at) => PublishedText.Of(columns[at].Type, cell))));
        }

        var source = await PsqlAsync(world.Source, columns);
        Assert.Equal((2 * Users) - (2 * LeftOut), published.Count);
        Assert.Empty(source.Except(published).Take(3));
        Assert.Empty(published.Except(source).Take(3));
        Assert.Equal(source.Order(StringComparer.Ordinal), published.Order(StringComparer.Ordinal));
    }

    /// <summary>The app's query by psql: the settings it reads set, unaligned output, NULL told from empty text.</summary>
    private static async Task<List<string>> PsqlAsync(string source, IReadOnlyList<RestColumn> columns)
    {
        var query = await File.ReadAllTextAsync(
            Path.Combine(AppContext.BaseDirectory, "Source", "engagement.sql"), TestContext.Current.CancellationToken);
        var ordered = string.Join(", ", columns.Select(column => $"\"{column.Name}\""));
        var script = $"""
            SET TimeZone = 'UTC';
            SET extra_float_digits = 1;
            SET engagement.excluded_user_ids = '{"{2,3,6,9,10,23,58}"}';
            SELECT {ordered} FROM ({query.Trim().TrimEnd(';')}) AS q;
            """;
        var output = await Psql.RunAsync(new NpgsqlConnectionStringBuilder(source), script);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line != "SET")];
    }
}
