using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Journal;
using EngagementFunctions.Runs;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Verification;

/// <summary>
/// Checks the proof itself: values at the edges of every type have to get the same canonical text from this BigQuery as
/// from the app. Done before the first publication of each version of the app.
/// </summary>
internal sealed class SelfCheck(WarehouseQueries queries)
{
    private volatile bool _isPassed;

    /// <summary>Checks, unless this process has done so or the target's last published run was of this very version.</summary>
    /// <exception cref="ExtractionException">The forms differ: <see cref="ErrorCodes.ProofSelfCheck"/>.</exception>
    public async Task EnsurePassedAsync(RunRecord? lastPublished, string location, RunId run, CancellationToken cancellationToken)
    {
        if (_isPassed || lastPublished?.AppVersion == AppIdentity.Version)
        {
            return;
        }

        var differences = await DifferencesAsync(location, run, cancellationToken);
        if (differences.Count > 0)
        {
            throw Failed(differences);
        }

        _isPassed = true;
    }

    /// <summary>Asks BigQuery, whatever was found before.</summary>
    /// <returns>What differs; none when the forms agree.</returns>
    public async Task<IReadOnlyList<string>> DifferencesAsync(string location, RunId? run, CancellationToken cancellationToken)
    {
        var query = new WarehouseQuery(SelfCheckQuery.Sql(ProofSamples.All), [], run, "self_check");
        var rows = await queries.ReadAsync("compute the forms of the self-check", location, query, cancellationToken);
        return SelfCheckComparison.Differences(ProofSamples.All, SelfCheckQuery.Read(rows));
    }

    private static ExtractionException Failed(IReadOnlyList<string> differences) => new(
        ErrorKind.Configuration,
        ErrorCodes.ProofSelfCheck,
        "This BigQuery does not write values as the app does, so that no run could be proved; nothing was read and nothing published. "
        + $"{string.Join("; ", differences)}. Look into docs/proof.md and at BigQuery__BaseUri; go back to the version that published last.");
}
