namespace EngagementFunctions.Local.BigQuery.Endpoints;

/// <summary>A method as the discovery document describes it; <c>{names}</c> in the path are its path parameters.</summary>
internal sealed record DiscoveryMethod(string Id, string Verb, string Path, params string[] Query)
{
    public string Resource => Id.Split('.')[0];

    public string Name => Id.Split('.')[1];
}

/// <summary>The methods that bq finds in the discovery document.</summary>
internal static class DiscoveryMethods
{
    private const string Datasets = "projects/{projectId}/datasets";
    private const string Dataset = Datasets + "/{datasetId}";
    private const string Tables = Dataset + "/tables";
    private const string Table = Tables + "/{tableId}";
    private const string Routines = Dataset + "/routines";
    private const string Routine = Routines + "/{routineId}";
    private const string Jobs = "projects/{projectId}/jobs";
    private const string Int64Timestamp = "formatOptions.useInt64Timestamp";

    public static readonly DiscoveryMethod[] All =
    [
        new("projects.list", "GET", "projects", "maxResults", "pageToken"),
        new("datasets.list", "GET", Datasets, "all", "filter", "maxResults", "pageToken"),
        new("datasets.insert", "POST", Datasets, "accessPolicyVersion"),
        new("datasets.get", "GET", Dataset, "accessPolicyVersion", "datasetView"),
        new("datasets.patch", "PATCH", Dataset, "accessPolicyVersion", "updateMode"),
        new("datasets.update", "PUT", Dataset, "accessPolicyVersion", "updateMode"),
        new("datasets.delete", "DELETE", Dataset, "deleteContents"),
        new("tables.list", "GET", Tables, "maxResults", "pageToken"),
        new("tables.insert", "POST", Tables),
        new("tables.get", "GET", Table, "selectedFields", "view"),
        new("tables.patch", "PATCH", Table, "autodetect_schema"),
        new("tables.update", "PUT", Table, "autodetect_schema"),
        new("tables.delete", "DELETE", Table),
        new("tabledata.list", "GET", Table + "/data",
            Int64Timestamp, "maxResults", "pageToken", "selectedFields", "startIndex"),
        new("routines.list", "GET", Routines, "filter", "maxResults", "pageToken", "readMask"),
        new("routines.insert", "POST", Routines),
        new("routines.get", "GET", Routine, "readMask"),
        new("routines.delete", "DELETE", Routine),
        new("rowAccessPolicies.list", "GET", Table + "/rowAccessPolicies", "pageSize", "pageToken"),
        new("jobs.list", "GET", Jobs, "allUsers", "maxCreationTime", "maxResults", "minCreationTime", "pageToken",
            "parentJobId", "projection", "stateFilter"),
        new("jobs.insert", "POST", Jobs),
        new("jobs.get", "GET", Jobs + "/{jobId}", "location"),
        new("jobs.cancel", "POST", Jobs + "/{jobId}/cancel", "location"),
        new("jobs.delete", "DELETE", Jobs + "/{jobId}/delete", "location"),
        new("jobs.query", "POST", "projects/{projectId}/queries"),
        new("jobs.getQueryResults", "GET", "projects/{projectId}/queries/{jobId}",
            Int64Timestamp, "location", "maxResults", "pageToken", "startIndex", "timeoutMs"),
    ];
}
