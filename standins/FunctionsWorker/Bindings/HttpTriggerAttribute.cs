using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>A function called by an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    public HttpTriggerAttribute()
    {
    }

    internal HttpTriggerAttribute(params string[] methods) => Methods = methods;

    internal HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>The route below the prefix; without one, the function's name.</summary>
    public string? Route { get; set; }

    /// <summary>The methods answered; without any, all.</summary>
    internal string[]? Methods { get; }

    internal AuthorizationLevel AuthLevel { get; } = AuthorizationLevel.Function;
}
