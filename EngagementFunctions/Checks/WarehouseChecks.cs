using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using EngagementFunctions.Verification;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Checks;

/// <summary>What a run does in BigQuery, each permission tried as far as it can be without touching the target.</summary>
internal sealed class WarehouseChecks(
    WarehouseInspection inspection,
    TrialTable trial,
    SelfCheck selfCheck,
    Grantee grantee,
    IOptions<BigQueryOptions> options)
{
    private const string Jobs = "jobs_create";
    private const string Create = "work_tables_create";
    private const string Write = "work_tables_write";
    private const string TargetRead = "target_read";

    public IEnumerable<Check> All =>
    [
        new(Jobs, [DatasetChecks.Target], grantee.OnProject(Roles.Run), LookAtJobsAsync),
        new("work_tables_list", [DatasetChecks.Work], grantee.OnWork(Roles.Edit), LookAtListingAsync),
        new(Create, [DatasetChecks.Work], grantee.OnWork(Roles.Edit), LookAtCreatingAsync),
        new(Write, [Jobs, Create], grantee.OnWork(Roles.Edit), LookAtWritingAsync),
        new("work_tables_read", [Write], grantee.OnWork(Roles.Edit), LookAtReadingAsync),
        new("work_tables_delete", [Create], grantee.OnWork(Roles.Edit), LookAtDeletingAsync),
        new(TargetRead, [DatasetChecks.Target], grantee.OnTarget(Roles.Edit), LookAtTargetReadAsync),
        new("schema", [SourceChecks.Types, TargetRead], "The query, or Columns__NAME__Type", LookAtSchemaAsync),
        new("target_write", [TargetRead], grantee.OnTarget(Roles.Edit), LookAtTargetWriteAsync),
        new("row_policies", [TargetRead], grantee.ToListPolicies, LookAtPoliciesAsync),
        new("procedures", [DatasetChecks.Target], "BigQuery__Procedures, or the CREATE PROCEDURE of what it names", LookAtProceduresAsync),
        new("self_check", [Jobs], "BigQuery__BaseUri; docs/proof.md; go back to the version that published last", LookAtProofAsync),
    ];

    private async Task<Finding> LookAtJobsAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        await trial.RunJobAsync(facts.Id, facts.Location, cancellationToken);
        return Finding.Fine($"A query job ran in {facts.Location}.");
    }

    private async Task<Finding> LookAtListingAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var found = await inspection.CountWorkTablesAsync(cancellationToken);
        return Finding.Fine($"The work dataset could be listed; it has {found} tables.");
    }

    private async Task<Finding> LookAtCreatingAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        // From here on, whatever the answer says: a request that failed may have done its work.
        facts.HasTrial = true;
        await trial.CreateAsync(facts.Id, cancellationToken);
        return Finding.Fine("A table could be created in the work dataset.");
    }

    private async Task<Finding> LookAtWritingAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        await trial.WriteAsync(facts.Id, facts.Location, cancellationToken);
        return Finding.Fine("A table of the work dataset could be written to.");
    }

    private async Task<Finding> LookAtReadingAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var rows = await trial.ReadAsync(facts.Id, facts.Location, cancellationToken);
        return rows == 1
            ? Finding.Fine("A table of the work dataset could be read.")
            : Finding.Wrong(
                $"One row was written to a table of the work dataset, and {rows} are there.",
                "BigQuery__BaseUri; row access policies of the work dataset");
    }

    private async Task<Finding> LookAtDeletingAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        try
        {
            await trial.DropAsync(facts.Id, cancellationToken);
            facts.HasTrial = false;
            return Finding.Fine("A table of the work dataset could be deleted.");
        }
        catch (ExtractionException refused) when (refused.Code == ErrorCodes.WarehouseForbidden)
        {
            return Finding.Wrong($"{refused.Message} The table of this check expires within an hour.", grantee.OnWork(Roles.Edit));
        }
    }

    private async Task<Finding> LookAtTargetReadAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        facts.TargetTable = await inspection.TargetAsync(cancellationToken);
        return facts.HasTarget
            ? await PermissionsAsync("read", cancellationToken, "bigquery.tables.get", "bigquery.tables.getData")
            : Finding.Fine("The target does not exist yet: the first publication creates it.");
    }

    private Task<Finding> LookAtSchemaAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var differences = SchemaGate.Differences(facts.TargetTable!, facts.Planned);
        return Task.FromResult(differences.Count > 0
            ? Finding.Wrong(
                $"Every run is refused, since the query no longer fits the target: {string.Join("; ", differences)}.",
                SchemaGate.Advice(facts.TargetTable!))
            : Finding.Fine(facts.HasTarget
                ? "The query has every column of the target, in its type."
                : "The target does not exist yet: it takes the query's columns."));
    }

    private async Task<Finding> LookAtTargetWriteAsync(CheckFacts facts, CancellationToken cancellationToken) => facts.HasTarget
        ? await PermissionsAsync("replaced", cancellationToken, "bigquery.tables.update", "bigquery.tables.updateData")
        : Finding.Warning(
            "The target does not exist yet. Whether it may be created is not tried, since readers would see it.",
            grantee.OnTarget(Roles.Edit));

    private async Task<Finding> PermissionsAsync(string how, CancellationToken cancellationToken, params string[] permissions)
    {
        var lacking = await inspection.LackingOnTargetAsync(permissions, cancellationToken);
        return lacking.Count == 0
            ? Finding.Fine($"The target may be {how}.")
            : Finding.Wrong(
                $"The target may not be {how}: the service account lacks {string.Join(", ", lacking)}.",
                grantee.OnTarget(Roles.Edit));
    }

    private async Task<Finding> LookAtPoliciesAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var listing = facts.HasTarget ? await inspection.RowPoliciesAsync(cancellationToken) : RowPolicyListing.None;
        return listing switch
        {
            RowPolicyListing.Unknown => Finding.Warning(
                "The target's row access policies cannot be listed. To be on the safe side, runs publish by a query job, "
                + "which is charged for, instead of a free copy.",
                grantee.ToListPolicies),
            RowPolicyListing.Some => Finding.Fine("The target has row access policies: runs publish by a query job, which keeps them."),
            _ => Finding.Fine("The target has no row access policies."),
        };
    }

    private async Task<Finding> LookAtProceduresAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var name in options.Value.ProcedureNames)
        {
            problems.AddRange(new[] { await inspection.ProcedureProblemAsync(name, cancellationToken) }.OfType<string>());
        }

        return problems.Count > 0
            ? Finding.Wrong(
                $"{string.Join("; ", problems)}.",
                "BigQuery__Procedures names what is called after publishing; create it, or where it may not be looked at: "
                + grantee.OnTarget(Roles.Edit))
            : Finding.Fine(options.Value.ProcedureNames.Count == 0
                ? "No procedure is configured."
                : $"There are {options.Value.Procedures}.");
    }

    private async Task<Finding> LookAtProofAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var differences = await selfCheck.DifferencesAsync(facts.Location, facts.Id, cancellationToken);
        return differences.Count == 0
            ? Finding.Fine("This BigQuery writes every kind of value as the app does, so that a run can be proved.")
            : Finding.Wrong(
                $"This BigQuery writes values otherwise than the app does: {string.Join("; ", differences)}.",
                "BigQuery__BaseUri; docs/proof.md; go back to the version that published last");
    }
}
