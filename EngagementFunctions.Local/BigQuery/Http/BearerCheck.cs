namespace EngagementFunctions.Local.BigQuery.Http;

internal static class BearerCheck
{
    private const string Message = "Request had invalid authentication credentials. Expected OAuth 2 access token, "
        + "login cookie or other valid authentication credential.";

    public static Task RequireAsync(Func<string, bool>? accepts, HttpContext context, RequestDelegate next)
    {
        if (accepts is null || IsAccepted(accepts, context.Request)) return next(context);
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"https://accounts.google.com/\"";
        throw new BigQueryError("authError", Message, StatusCodes.Status401Unauthorized, "Authorization");
    }

    private static bool IsAccepted(Func<string, bool> accepts, HttpRequest request)
    {
        const string scheme = "Bearer ";
        var value = request.Headers.Authorization.ToString();
        return value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && accepts(value[scheme.Length..].Trim());
    }
}
