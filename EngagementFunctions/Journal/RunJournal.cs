using System.Net;
using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using EngagementFunctions.Warehouse;
using Google;
using Google.Apis.Bigquery.v2.Data;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Journal;

/// <summary>
/// The table of all runs: append-only, one row per state a run enters. The latest row tells where a run stands;
/// rows are inserted by jobs whose ids come from run, attempt and state, so that a state is written once.
/// </summary>
internal sealed class RunJournal(
    WarehouseConnection connection,
    WarehouseCalls calls,
    WarehouseQueries queries,
    WarehouseNames names,
    IOptions<BigQueryOptions> options)
{
    private const string LastPublished = "last_published";

    private const string LatestState =
        "QUALIFY ROW_NUMBER() OVER (PARTITION BY run_id ORDER BY attempt DESC, state_at DESC) = 1";

    private string Table => WarehouseNames.Sql(names.Journal);

    /// <summary>Writes the run's present state; creates the journal where it is missing.</summary>
    public async Task AppendAsync(RunRecord run, string location, CancellationToken cancellationToken)
    {
        try
        {
            await InsertAsync(run, location, Step(run), cancellationToken);
        }
        catch (ExtractionException missing) when (missing.Code == ErrorCodes.WarehouseNotFound)
        {
            await EnsureTableAsync(cancellationToken);
            await InsertAsync(run, location, "journal_new", cancellationToken);
        }
    }

    /// <summary>A published run has a second row of that state where what follows did not end well.</summary>
    private static string Step(RunRecord run) => run is { State: RunState.Published, Error: not null } ? "journal_end" : "journal";

    /// <returns>Where the run stands, or null for a run that the journal does not know.</returns>
    public async Task<RunRecord?> FindAsync(RunId id, CancellationToken cancellationToken)
    {
        var sql = $"SELECT * FROM {Table} WHERE run_id = @run_id {LatestState}";
        var runs = await ReadAsync(sql, [new BigQueryParameter("run_id", BigQueryDbType.String, id.Value)], cancellationToken);
        return runs.SingleOrDefault();
    }

    /// <returns>The latest runs, newest first.</returns>
    public Task<IReadOnlyList<RunRecord>> LatestAsync(int limit, CancellationToken cancellationToken) => ReadAsync(
        $"SELECT * FROM {Table} WHERE target = @target {LatestState} ORDER BY requested_at DESC, run_id DESC LIMIT @limit",
        [
            new BigQueryParameter("target", BigQueryDbType.String, WarehouseNames.Full(names.Target)),
            new BigQueryParameter("limit", BigQueryDbType.Int64, (long)limit),
        ],
        cancellationToken);

    /// <returns>The run of this target that was started for a caller's key, or null.</returns>
    public async Task<RunRecord?> FindByKeyAsync(string key, CancellationToken cancellationToken)
    {
        var sql = $"SELECT * FROM {Table} WHERE target = @target AND idempotency_key = @key {LatestState}";
        var runs = await ReadAsync(
            sql,
            [
                new BigQueryParameter("target", BigQueryDbType.String, WarehouseNames.Full(names.Target)),
                new BigQueryParameter("key", BigQueryDbType.String, key),
            ],
            cancellationToken);
        return JournalStanding.Foremost(runs);
    }

    /// <param name="run">The run; null for whichever published last.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    /// <returns>The run as it stood once its rows were in the target, or null where none published.</returns>
    public async Task<RunRecord?> FindPublishedAsync(RunId? run, CancellationToken cancellationToken)
    {
        var sql = $"""
            SELECT * FROM {Table}
            WHERE target = @target AND state IN (@published, @finished) AND NOT dry_run AND run_id = IFNULL(@run_id, run_id)
            ORDER BY state_at DESC LIMIT 1
            """;
        var runs = await ReadAsync(
            sql,
            [
                new BigQueryParameter("target", BigQueryDbType.String, WarehouseNames.Full(names.Target)),
                new BigQueryParameter("run_id", BigQueryDbType.String, run?.Value),
                .. StateParameters(RunState.Published, RunState.Finished),
            ],
            cancellationToken);
        return runs.SingleOrDefault();
    }

    private static IEnumerable<BigQueryParameter> StateParameters(params RunState[] states) =>
        states.Select(JournalColumns.Name).Select(state => new BigQueryParameter(state, BigQueryDbType.String, state));

    /// <summary>What a run has to know of the ones before it, by one query.</summary>
    /// <param name="location">Where the journal is.</param>
    /// <param name="key">Digest of the caller's key; null for a request without one.</param>
    /// <param name="cancellationToken">Ends the query.</param>
    public async Task<JournalStanding> StandingAsync(string location, string? key, CancellationToken cancellationToken)
    {
        var sql = $"""
            WITH
              latest AS (SELECT * FROM {Table} WHERE target = @target {LatestState}),
              published AS (
                SELECT run_id FROM {Table}
                WHERE target = @target AND state IN (@published, @finished) AND NOT dry_run
                ORDER BY state_at DESC LIMIT 1)
            SELECT latest.*, (SELECT run_id FROM published) AS {LastPublished}
            FROM latest
            WHERE state = @running OR idempotency_key = @key OR run_id = (SELECT run_id FROM published)
            """;
        var rows = await RowsAsync(
            sql,
            [
                new BigQueryParameter("target", BigQueryDbType.String, WarehouseNames.Full(names.Target)),
                new BigQueryParameter("key", BigQueryDbType.String, key),
                .. StateParameters(RunState.Running, RunState.Published, RunState.Finished),
            ],
            location,
            cancellationToken);
        return new JournalStanding(
            [.. rows.Select(JournalColumns.Read)], key, rows.Select(row => row[LastPublished] as string).FirstOrDefault());
    }

    private Task InsertAsync(RunRecord run, string location, string step, CancellationToken cancellationToken)
    {
        var insert = new WarehouseQuery(
            $"INSERT INTO {Table} ({JournalColumns.Names}) VALUES ({JournalColumns.ParameterNames})",
            JournalColumns.Parameters(run),
            run.Id,
            "journal",
            WarehouseNames.JobId(run.Id, run.Attempt, $"{step}_{JournalColumns.Name(run.State)}"));
        return queries.WriteAsync("write the journal", location, insert, options.Value.JobTimeout, cancellationToken);
    }

    private async Task<IReadOnlyList<RunRecord>> ReadAsync(
        string sql, IReadOnlyList<BigQueryParameter> parameters, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(sql, parameters, options.Value.Location, cancellationToken)).Select(JournalColumns.Read)];

    private async Task<IReadOnlyList<BigQueryRow>> RowsAsync(
        string sql, IReadOnlyList<BigQueryParameter> parameters, string location, CancellationToken cancellationToken)
    {
        var query = new WarehouseQuery(sql, parameters, null, "journal");
        try
        {
            return await queries.ReadAsync("read the journal", location, query, cancellationToken);
        }
        catch (ExtractionException missing) when (missing.Code == ErrorCodes.WarehouseNotFound)
        {
            // No run has been journaled yet.
            return [];
        }
    }

    private Task EnsureTableAsync(CancellationToken cancellationToken) => calls.CallAsync(
        $"create the journal {WarehouseNames.Full(names.Journal)}",
        async token =>
        {
            try
            {
                var journal = new Table
                {
                    TableReference = names.Journal,
                    Schema = JournalColumns.Schema,
                    Description = "Runs of the engagement extraction, one row per state; the latest row of a run tells where it stands.",
                };
                await connection.Client.CreateTableAsync(names.Journal, journal, cancellationToken: token);
            }
            catch (GoogleApiException exists) when (exists.HttpStatusCode == HttpStatusCode.Conflict)
            {
                // Another run was first.
            }
        },
        cancellationToken);
}
