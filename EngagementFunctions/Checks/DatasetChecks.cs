using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
using EngagementFunctions.Warehouse;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Checks;

/// <summary>The two datasets: there, side by side, and keeping what is put into them.</summary>
internal sealed class DatasetChecks(WarehouseInspection inspection, Grantee grantee, IOptions<BigQueryOptions> options)
{
    public const string Target = "target_dataset";
    public const string Work = "work_dataset";

    private BigQueryOptions BigQuery => options.Value;

    public IEnumerable<Check> All =>
    [
        new(Target, [GoogleChecks.Impersonation], grantee.OnTarget(Roles.Edit), LookAtTargetAsync),
        new(Work, [GoogleChecks.Impersonation], grantee.OnWork(Roles.Edit), LookAtWorkAsync),
        new("location", [Target, Work], "BigQuery__Location and BigQuery__WorkDatasetId", LookAtLocationAsync),
        new("table_expiration", [Target, Work], "bq update --default_table_expiration 0 PROJECT:DATASET", LookAtLifetimesAsync),
    ];

    private Task<Finding> LookAtTargetAsync(CheckFacts facts, CancellationToken cancellationToken) => DatasetAsync(
        BigQuery.DatasetId, async () => facts.Target = await inspection.TargetDatasetAsync(cancellationToken), BigQuery.Location);

    private Task<Finding> LookAtWorkAsync(CheckFacts facts, CancellationToken cancellationToken) => DatasetAsync(
        BigQuery.EffectiveWorkDatasetId,
        async () => facts.Work = await inspection.WorkDatasetAsync(cancellationToken),
        facts.Target?.Location ?? BigQuery.Location);

    private async Task<Finding> DatasetAsync(string name, Func<Task<DatasetFacts>> look, string location)
    {
        try
        {
            return Finding.Fine($"{BigQuery.ProjectId}.{name} is in {(await look()).Location}.");
        }
        catch (ExtractionException missing) when (missing.Code == ErrorCodes.DatasetMissing)
        {
            var place = location.Length > 0 ? location : "LOCATION";
            return Finding.Wrong(missing.Message, $"bq --location={place} mk --dataset {BigQuery.ProjectId}:{name}");
        }
    }

    private Task<Finding> LookAtLocationAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var (target, work, wanted) = (facts.Target!.Location, facts.Work!.Location, BigQuery.Location);
        return Task.FromResult(
            !Same(target, work) ? Finding.Wrong(
                $"The target's dataset is in {target}, the work dataset in {work}: no job can reach both.",
                $"bq --location={target} mk --dataset {BigQuery.ProjectId}:NAME, and BigQuery__WorkDatasetId=NAME")
            : wanted.Length > 0 && !Same(target, wanted) ? Finding.Wrong(
                $"The datasets are in {target}, while BigQuery__Location says {wanted}.",
                $"BigQuery__Location={target}, or remove the setting")
            : Finding.Fine($"Both datasets are in {target}."));
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private Task<Finding> LookAtLifetimesAsync(CheckFacts facts, CancellationToken cancellationToken)
    {
        var limits = Limits(BigQuery.DatasetId, facts.Target!).Concat(Limits(BigQuery.EffectiveWorkDatasetId, facts.Work!)).ToList();
        return Task.FromResult(limits.Count == 0
            ? Finding.Fine("Neither dataset lets its tables expire.")
            : Finding.Wrong(
                $"{string.Join(" ", limits.Select(limit => limit.Found))} The target or the journal would vanish with it.",
                string.Join("; ", limits.Select(limit => limit.Mend))));
    }

    private IEnumerable<(string Found, string Mend)> Limits(string dataset, DatasetFacts facts)
    {
        if (facts.TableLifetime is { } tables)
        {
            yield return (
                $"New tables of {dataset} expire after {tables:c}.",
                $"bq update --default_table_expiration 0 {BigQuery.ProjectId}:{dataset}");
        }

        if (facts.PartitionLifetime is { } partitions)
        {
            yield return (
                $"Partitions of new tables of {dataset} expire after {partitions:c}.",
                $"bq update --default_partition_expiration 0 {BigQuery.ProjectId}:{dataset}");
        }
    }
}
