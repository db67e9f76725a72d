namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>ASP.NET Core's own request and results for HTTP functions.</summary>
public static class FunctionsWebApplicationExtensions
{
    /// <summary>Says that HTTP functions take <c>HttpRequest</c> and return <c>IActionResult</c>.</summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.ServesHttp = true;
        return builder;
    }
}
