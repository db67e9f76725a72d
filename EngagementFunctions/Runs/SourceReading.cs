using EngagementFunctions.Configuration;
using EngagementFunctions.Source;

namespace EngagementFunctions.Runs;

/// <summary>What a run is about to read, and how its connections sign in.</summary>
internal sealed record PreparedSource(SourceQuery Query, SourceLogins Logins);

/// <summary>The source's side of a run, up to the open snapshot.</summary>
internal sealed class SourceReading(SourceQueryFile queryFile, SourceSignIn signIn, PostgresSource source)
{
    /// <exception cref="Errors.ExtractionException">The query's file or a secret cannot be read.</exception>
    public async Task<PreparedSource> PrepareAsync(RunProgress run, CancellationToken ct)
    {
        var query = await run.StepAsync("query", () => queryFile.ReadAsync(ct));
        run.Note(record => record with { QueryHash = SourceQueryFile.Hash(query) });
        return new PreparedSource(query, await run.StepAsync("secret", () => signIn.ReadAsync(ct)));
    }

    /// <summary>One snapshot for the whole run: its columns described, its rows not yet asked for.</summary>
    public async Task<SourceSnapshot> OpenAsync(PreparedSource prepared, RunProgress run, CancellationToken ct)
    {
        var snapshot = await run.StepAsync(
            "snapshot", () => source.OpenAsync(prepared.Logins.Source, prepared.Query, $"engagement run {run.Id}", ct));
        run.Note(record => record with { SnapshotAt = snapshot.TakenAt });
        return snapshot;
    }
}
