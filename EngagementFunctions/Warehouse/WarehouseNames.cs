using System.Globalization;
using EngagementFunctions.Configuration;
using Google.Apis.Bigquery.v2.Data;
using Microsoft.Extensions.Options;
using EngagementFunctions.Runs;

namespace EngagementFunctions.Warehouse;

/// <summary>Every name that the app uses in BigQuery.</summary>
internal sealed class WarehouseNames(IOptions<BigQueryOptions> options)
{
    private const string JournalTable = "engagement_runs";

    private readonly BigQueryOptions _options = options.Value;

    public DatasetReference Dataset => new() { ProjectId = _options.ProjectId, DatasetId = _options.DatasetId };

    public TableReference Target => Table(_options.DatasetId, _options.TableId);

    public TableReference Journal => Table(_options.EffectiveWorkDatasetId, JournalTable);

    public DatasetReference WorkDataset => new() { ProjectId = _options.ProjectId, DatasetId = _options.EffectiveWorkDatasetId };

    private string ShadowPrefix => $"shadow_{_options.DatasetId}_{_options.TableId}_";

    public TableReference Shadow(RunId run, int attempt) =>
        Table(_options.EffectiveWorkDatasetId, string.Create(CultureInfo.InvariantCulture, $"{ShadowPrefix}{run}_{attempt}"));

    /// <summary>A table that checks create and delete; no shadow.</summary>
    public TableReference Trial(RunId id) => Table(_options.EffectiveWorkDatasetId, $"check_{id}");

    /// <returns>Whether a table of the work dataset is a shadow of this target, and of no other whose name begins alike.</returns>
    public bool IsShadow(string table) =>
        table.StartsWith(ShadowPrefix, StringComparison.Ordinal)
        && table.Length > ShadowPrefix.Length + RunId.Length
        && RunId.TryParse(table.Substring(ShadowPrefix.Length, RunId.Length), out _);

    public static string JobId(RunId run, int attempt, string step) => $"engagement_{run}_{attempt}_{step}";

    public static string PublishJobId(RunId run, int attempt) => JobId(run, attempt, "publish");

    /// <returns><c>project.dataset.table</c></returns>
    public static string Full(TableReference table) => $"{table.ProjectId}.{table.DatasetId}.{table.TableId}";

    /// <returns>The table as GoogleSQL names it.</returns>
    public static string Sql(TableReference table) => $"`{Full(table)}`";

    /// <returns>The column as GoogleSQL names it; BigQuery allows neither backtick nor backslash in a column's name.</returns>
    public static string Sql(string column) => $"`{column}`";

    /// <returns>The routine as GoogleSQL names it; an unqualified one lies in the target's dataset.</returns>
    public string SqlRoutine(string name)
    {
        var (project, dataset, routine) = RoutineParts(name);
        return $"`{project}.{dataset}.{routine}`";
    }

    /// <returns>A routine's name in full. A project's name may itself have dots.</returns>
    public (string Project, string Dataset, string Routine) RoutineParts(string name)
    {
        var parts = name.Split('.');
        return parts.Length switch
        {
            1 => (_options.ProjectId, _options.DatasetId, name),
            2 => (_options.ProjectId, parts[0], parts[1]),
            _ => (string.Join('.', parts[..^2]), parts[^2], parts[^1]),
        };
    }

    private TableReference Table(string dataset, string table) =>
        new() { ProjectId = _options.ProjectId, DatasetId = dataset, TableId = table };
}
