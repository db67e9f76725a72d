using EngagementFunctions.Diagnostics;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using EngagementFunctions.Warehouse;

namespace EngagementFunctions.Checks;

/// <summary>Makes all checks, one after the other. Nothing is published, the target is not touched, nothing is left behind.</summary>
internal sealed class CheckRound(
    VaultChecks vault,
    SourceChecks source,
    GoogleChecks google,
    DatasetChecks datasets,
    WarehouseChecks warehouse,
    TrialTable trial,
    TimeProvider time)
{
    /// <summary>Of one check. All together stay below the 230 s of the platform's front end: what hangs is needed by others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<CheckReport> RunAsync(CancellationToken cancellationToken)
    {
        var facts = new CheckFacts(RunId.New(time));
        var results = new List<CheckResult>();
        try
        {
            foreach (var check in new[] { vault.All, source.All, google.All, datasets.All, warehouse.All }.SelectMany(group => group))
            {
                results.Add(await RunAsync(check, facts, results, cancellationToken));
            }
        }
        finally
        {
            // Also for a caller who hung up.
            await DropTrialAsync(facts);
        }

        return new CheckReport(AppIdentity.Version, AppIdentity.Variant, Worst(results), results);
    }

    private Task DropTrialAsync(CheckFacts facts) => facts.HasTrial ? trial.TryDropAsync(facts.Id) : Task.CompletedTask;

    private async Task<CheckResult> RunAsync(
        Check check, CheckFacts facts, List<CheckResult> before, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var missing = check.Needs.Where(need => before.Any(result =>
            result.Name == need && result.Outcome is CheckOutcome.Wrong or CheckOutcome.NotChecked)).ToList();
        var finding = missing.Count > 0
            ? Finding.NotChecked($"Not looked at, since {string.Join(" and ", missing)} comes first.")
            : await LookAsync(check, facts, cancellationToken);
        return new CheckResult(
            check.Name, finding.Outcome, finding.Found, finding.Mend, Math.Round(time.GetElapsedTime(started).TotalSeconds, 3));
    }

    private async Task<Finding> LookAsync(Check check, CheckFacts facts, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await check.LookAsync(facts, end.Token);
        }
        catch (Exception) when (patience.IsCancellationRequested)
        {
            return Finding.Wrong($"There was no answer within {Patience.TotalSeconds:0} s.", check.Mend);
        }
        catch (ExtractionException failure)
        {
            return Finding.Wrong(failure.Message, Mends.Of(failure.Code) ?? check.Mend);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // Its text may hold anything: only its kind is told.
            return Finding.Wrong($"The check ended by an error that the app does not know ({failure.GetType().Name}).", check.Mend);
        }
    }

    private static CheckOutcome Worst(List<CheckResult> results) =>
        new[] { CheckOutcome.Wrong, CheckOutcome.Warning }
            .FirstOrDefault(outcome => results.Any(result => result.Outcome == outcome));
}
