using EngagementFunctions.Configuration;
using EngagementFunctions.Verification;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Runs;

/// <summary>What stands between a loaded shadow and its publication; nothing overrides the proof and the key.</summary>
internal sealed class LoadProof(SelfCheck selfCheck, LoadVerifier verifier, IOptions<RunOptions> options)
{
    /// <summary>Before the first publication of an app version: whether both sides of the proof speak the same language.</summary>
    public Task CheckItselfAsync(ClaimedTarget claimed, RunProgress run, CancellationToken ct) => run.StepAsync(
        "self_check", () => selfCheck.EnsurePassedAsync(claimed.LastPublished, claimed.Target.Location, run.Id, ct));

    /// <exception cref="Errors.ExtractionException">The shadow is not the source, or a gate refuses it.</exception>
    public async Task ProveAsync(LoadedShadow loaded, ClaimedTarget claimed, RunProgress run, CancellationToken ct)
    {
        var proved = await run.StepAsync(
            "verify", () => verifier.VerifyAsync(loaded.Sent, loaded.Shadow, claimed.Target, run, ct));
        KeyGate.Check(loaded.Sent, proved.DuplicateKeys);
        RowGates.Check(run, claimed.RowsBefore, options.Value.MaxShrink, loaded.Sent.Statement);
    }
}
