using EngagementFunctions.Local.BigQuery.Endpoints;
using EngagementFunctions.Local.BigQuery.Http;

namespace EngagementFunctions.Local.BigQuery.Permissions;

/// <summary>The permission that each request itself needs; what its job needs further is seen to when the job runs.</summary>
internal static class RequestPermissions
{
    private static readonly Dictionary<string, string> OfTables = new()
    {
        ["GET"] = "bigquery.tables.get",
        ["PATCH"] = "bigquery.tables.update",
        ["PUT"] = "bigquery.tables.update",
        ["DELETE"] = "bigquery.tables.delete",
    };

    public static Task RequireAsync(Grants grants, HttpContext context, RequestDelegate next)
    {
        var values = context.Request.RouteValues;
        var last = context.Request.Path.Value!.TrimEnd('/').Split('/')[^1];
        var isPost = HttpMethods.IsPost(context.Request.Method);
        if (isPost && last is "jobs" or "queries")
            grants.RequireOfProject(Grants.RunJobs, context.Route("p"));
        else if (values.ContainsKey("r"))
            grants.RequireOfRoutine("bigquery.routines.get", DatasetEndpoints.Id(context), context.Route("r"));
        else if (values.ContainsKey("t"))
            RequireOfTable(grants, context, last);
        else if (values.ContainsKey("d"))
            RequireOfDataset(grants, context, last, isPost);
        return next(context);
    }

    private static void RequireOfTable(Grants grants, HttpContext context, string last)
    {
        var permission = last switch
        {
            "rowAccessPolicies" => "bigquery.rowAccessPolicies.list",
            "data" => Grants.ReadRows,
            "insertAll" => Grants.WriteRows,
            _ => OfTables.GetValueOrDefault(context.Request.Method),
        };
        if (permission is not null) grants.RequireOfTable(permission, TableEndpoints.Id(context));
    }

    private static void RequireOfDataset(Grants grants, HttpContext context, string last, bool isPost)
    {
        var permission = (last, isPost) switch
        {
            ("tables", true) => Grants.CreateTables,
            ("tables", false) => "bigquery.tables.list",
            ("routines", _) => "bigquery.routines.list",
            _ => "bigquery.datasets.get",
        };
        grants.RequireOfDataset(permission, DatasetEndpoints.Id(context));
    }
}
