using System.Globalization;
using EngagementFunctions.Local.Demo.Runs;
using EngagementFunctions.Local.Demo.Warehouse;

namespace EngagementFunctions.Local.Demo.Output;

/// <summary>A look into the tables, by query.</summary>
internal sealed class Showing(WarehouseRest rest, Narrator narrator, DemoNames names)
{
    public async Task RowsAsync(CancellationToken cancellationToken)
    {
        var sql = "SELECT id, firstName, lastName, country, specialization, "
            + "total_de_score, total_ml_score, lastRequest "
            + $"FROM `{names.Target}` WHERE id IN (1, 7, 12, 29) ORDER BY id, specialization";
        await ShowAsync("Some of the rows (all invented)", sql, cancellationToken);
    }

    public async Task JournalAsync(CancellationToken cancellationToken)
    {
        var sql = $"SELECT run_id, attempt, `trigger`, state, row_count, state_at "
            + $"FROM `{names.Project}.{names.WorkDataset}.{JournalReading.Table}` ORDER BY run_id, state_at";
        await ShowAsync("The journal", sql, cancellationToken);
    }

    private async Task ShowAsync(string title, string sql, CancellationToken cancellationToken)
    {
        var result = await rest.QueryAsync(sql, cancellationToken);
        narrator.Line();
        narrator.Line(title);
        var table = new TextTable([.. result.Columns.Select(column => column.Name)]);
        foreach (var row in result.Rows) table.Add([.. row.Select((cell, at) => Cell(result.Columns[at].Type, cell))]);
        narrator.Table(table);
    }

    private static string Cell(string type, string? cell) => (type, cell) switch
    {
        (_, null) => "NULL",
        ("TIMESTAMP", _) => DateTimeOffset.UnixEpoch
            .AddTicks(long.Parse(cell, CultureInfo.InvariantCulture) * TimeSpan.TicksPerMicrosecond)
            .ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture),
        _ => cell,
    };
}
