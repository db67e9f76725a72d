namespace EngagementFunctions.Local.BigQuery.Discovery;

/// <summary>
/// What the emulator serves: the method, its verb, its path, and the query parameters clients may send, whether or not
/// the emulator gives them a meaning.
/// </summary>
internal static class ApiMethods
{
    private const string Dataset = "projects/{+projectId}/datasets/{+datasetId}";
    private const string Table = Dataset + "/tables/{+tableId}";
    private const string Page = "maxResults,pageToken";

    public static readonly (string Id, string Verb, string Path, string Query)[] All =
    [
        ("projects.list", "GET", "projects", Page),
        ("projects.getServiceAccount", "GET", "projects/{+projectId}/serviceAccount", ""),
        ("datasets.list", "GET", "projects/{+projectId}/datasets", "all,filter," + Page),
        ("datasets.insert", "POST", "projects/{+projectId}/datasets", "accessPolicyVersion"),
        ("datasets.get", "GET", Dataset, "accessPolicyVersion,datasetView"),
        ("datasets.patch", "PATCH", Dataset, "accessPolicyVersion,updateMode"),
        ("datasets.update", "PUT", Dataset, "accessPolicyVersion,updateMode"),
        ("datasets.delete", "DELETE", Dataset, "deleteContents"),
        ("tables.list", "GET", Dataset + "/tables", Page),
        ("tables.insert", "POST", Dataset + "/tables", ""),
        ("tables.get", "GET", Table, "selectedFields,view"),
        ("tables.patch", "PATCH", Table, "autodetect_schema"),
        ("tables.update", "PUT", Table, "autodetect_schema"),
        ("tables.delete", "DELETE", Table, ""),
        ("tables.testIamPermissions", "POST", "{+resource}:testIamPermissions", ""),
        ("tabledata.list", "GET", Table + "/data",
            "formatOptions.useInt64Timestamp,formatOptions.timestampOutputFormat,selectedFields,startIndex," + Page),
        ("tabledata.insertAll", "POST", Table + "/insertAll", ""),
        ("rowAccessPolicies.list", "GET", Table + "/rowAccessPolicies", "pageSize,pageToken"),
        ("rowAccessPolicies.insert", "POST", Table + "/rowAccessPolicies", ""),
        ("rowAccessPolicies.delete", "DELETE", Table + "/rowAccessPolicies/{+policyId}", "force"),
        ("routines.list", "GET", Dataset + "/routines", "filter,readMask," + Page),
        ("routines.insert", "POST", Dataset + "/routines", ""),
        ("routines.get", "GET", Dataset + "/routines/{+routineId}", "readMask"),
        ("routines.delete", "DELETE", Dataset + "/routines/{+routineId}", ""),
        ("jobs.list", "GET", "projects/{+projectId}/jobs",
            "allUsers,maxCreationTime,minCreationTime,parentJobId,projection,stateFilter," + Page),
        ("jobs.insert", "POST", "projects/{+projectId}/jobs", ""),
        ("jobs.get", "GET", "projects/{+projectId}/jobs/{+jobId}", "location"),
        ("jobs.cancel", "POST", "projects/{+projectId}/jobs/{+jobId}/cancel", "location"),
        ("jobs.delete", "DELETE", "projects/{+projectId}/jobs/{+jobId}/delete", "location"),
        ("jobs.query", "POST", "projects/{+projectId}/queries", ""),
        ("jobs.getQueryResults", "GET", "projects/{+projectId}/queries/{+jobId}",
            "formatOptions.useInt64Timestamp,formatOptions.timestampOutputFormat,location,startIndex,timeoutMs,"
                + Page),
    ];
}
