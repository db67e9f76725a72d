using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>What a function's parameters are given, by their type.</summary>
internal static class Arguments
{
    internal static bool IsBindable(ParameterInfo parameter, bool http)
    {
        if (parameter.GetCustomAttribute<TriggerBindingAttribute>() is not null)
            return parameter.ParameterType == (http ? typeof(HttpRequest) : typeof(TimerInfo));
        return parameter.ParameterType == typeof(FunctionContext)
            || parameter.ParameterType == typeof(CancellationToken)
            || (http && parameter.ParameterType == typeof(string));
    }

    internal static object?[] For(MethodInfo method, Invocation invocation) =>
        [.. method.GetParameters().Select(parameter => For(parameter, invocation))];

    private static object? For(ParameterInfo parameter, Invocation invocation) => parameter.ParameterType switch
    {
        var type when type == typeof(FunctionContext) => invocation,
        var type when type == typeof(CancellationToken) => invocation.CancellationToken,
        var type when type == typeof(string) => RouteValue(parameter, invocation),
        _ => invocation.Input,
    };

    private static string? RouteValue(ParameterInfo parameter, Invocation invocation) =>
        (invocation.Input as HttpRequest)?.RouteValues[parameter.Name!]?.ToString();
}
