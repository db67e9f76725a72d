using System.Collections.Immutable;
using System.Globalization;
using EngagementFunctions.Configuration;
using EngagementFunctions.Errors;
using EngagementFunctions.Runs;
using Google.Cloud.BigQuery.V2;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Warehouse;

/// <summary>How a procedure's call ended.</summary>
/// <param name="Name">The procedure, as configured.</param>
/// <param name="State"><c>done</c> or <c>failed</c>.</param>
/// <param name="Seconds">How long the call took.</param>
/// <param name="Job">Its job, for <c>bq show -j</c>.</param>
internal sealed record ProcedureResult(string Name, string State, double Seconds, string Job);

/// <summary>Calls the configured procedures in order, each after the one before has ended.</summary>
internal sealed class PostLoadProcedures(
    WarehouseQueries queries, WarehouseNames names, IOptions<BigQueryOptions> options, TimeProvider time)
{
    public bool AreConfigured => options.Value.ProcedureNames.Count > 0;

    /// <exception cref="ExtractionException">A procedure failed; the ones behind it were not called.</exception>
    public async Task CallAsync(TargetTable target, RunProgress run, CancellationToken cancellationToken)
    {
        foreach (var (position, name) in options.Value.ProcedureNames.Index())
        {
            var step = string.Create(CultureInfo.InvariantCulture, $"procedure_{position + 1}");
            var jobId = WarehouseNames.JobId(run.Id, run.Record.Attempt, step);
            var call = new WarehouseQuery($"CALL {names.SqlRoutine(name)}()", [], run.Id, step, jobId, Tries: 1);
            var started = time.GetTimestamp();
            try
            {
                await queries.WriteAsync(
                    $"call the procedure {name}", target.Location, call, options.Value.ProcedureTimeout, cancellationToken);
                run.Note(record => record with { Procedures = record.Procedures.Add(Result("done")) });
            }
            catch (ExtractionException failure)
            {
                run.Note(record => record with { Procedures = record.Procedures.Add(Result("failed")) });
                throw Failed(name, failure);
            }

            ProcedureResult Result(string state) =>
                new(name, state, Math.Round(time.GetElapsedTime(started).TotalSeconds, 3), jobId);
        }
    }

    // A procedure that broke off has committed the statements before: whether to call it again, a person decides.
    private static ExtractionException Failed(string name, ExtractionException cause) => new(
        cause.IsTransient ? ErrorKind.Data : cause.Kind,
        ErrorCodes.ProcedureFailed,
        $"The target is published, but its procedure {name} did not end well: {cause.Message} "
        + "Look at what it did, mend it and call it by hand, or run again: a full run replaces the target by the same rows.",
        cause);
}
