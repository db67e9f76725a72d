using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Permissions;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Queries;

/// <summary>What a query job asks of the SQL engine.</summary>
internal sealed record QueryRequest(
    string Sql,
    string ProjectId,
    string? DefaultDatasetId,
    IReadOnlyList<SqlParameter> Parameters,
    bool DryRun)
{
    /// <summary>Of an unqualified name whose default dataset is in another project; the job's own otherwise.</summary>
    public string? DefaultDatasetProjectId { get; init; }

    /// <summary>What SESSION_USER() answers.</summary>
    public string UserEmail { get; init; } = "";

    /// <summary>What the caller may do with the tables; null lets the engine do anything.</summary>
    public Grants? Grants { get; init; }

    /// <summary>Cancelled with the job: the engine stops between statements.</summary>
    public CancellationToken Cancellation { get; init; }
}

/// <summary>
/// A parameter as the request carries it. Name is null for a positional one. Type has mode REPEATED for an array.
/// Value is the request's <c>parameterValue</c> object: <c>value</c>, <c>arrayValues</c> or <c>structValues</c>.
/// </summary>
internal sealed record SqlParameter(string? Name, Field Type, JsonObject? Value);
