using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>One function: a method, what calls it, and what it takes.</summary>
internal sealed class FunctionMethod : FunctionDefinition
{
    internal FunctionMethod(MethodInfo method)
    {
        Method = method;
        Name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        Retry = method.GetCustomAttribute<RetryAttribute>();
        TriggerParameters = [.. method.GetParameters().Where(p => Binding(p) is not null)];
        Trigger = TriggerParameters is [var only] ? Binding(only) : null;
    }

    internal override string Id => Name;

    internal override string Name { get; }

    internal MethodInfo Method { get; }

    internal RetryAttribute? Retry { get; }

    internal TriggerBindingAttribute? Trigger { get; }

    internal HttpTriggerAttribute? Http => Trigger as HttpTriggerAttribute;

    internal TimerTriggerAttribute? Timer => Trigger as TimerTriggerAttribute;

    private ParameterInfo[] TriggerParameters { get; }

    /// <summary>What keeps this method from being called; nothing, if it is well made.</summary>
    internal IEnumerable<string> Problems()
    {
        var place = $"Function '{Name}' ({Method.DeclaringType!.Name}.{Method.Name})";
        if (!Method.IsPublic || !Method.DeclaringType!.IsVisible)
            yield return $"{place} must be a public method of a public class.";
        if (Trigger is null)
            yield return $"{place} needs exactly one trigger; it has {TriggerParameters.Length}.";
        foreach (var parameter in Method.GetParameters().Where(p => Trigger is not null && !IsBindable(p)))
            yield return $"{place} has a parameter that nothing is bound to: {parameter.Name}.";
    }

    private bool IsBindable(ParameterInfo parameter) => Arguments.IsBindable(parameter, Http is not null);

    private static TriggerBindingAttribute? Binding(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<TriggerBindingAttribute>();
}
