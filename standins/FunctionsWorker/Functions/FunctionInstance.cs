using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>Makes an instance for an invocation, calls its method, and lets the instance go.</summary>
internal static class FunctionInstance
{
    internal static async Task<object?> CallAsync(Invocation invocation)
    {
        var method = invocation.Function.Method;
        var instance = method.IsStatic
            ? null
            : ActivatorUtilities.CreateInstance(invocation.InstanceServices, method.DeclaringType!);
        try
        {
            var arguments = Arguments.For(method, invocation);
            return await ResultAsync(method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null));
        }
        finally
        {
            await DisposeAsync(instance);
        }
    }

    private static async Task<object?> ResultAsync(object? returned)
    {
        if (returned is not Task task)
            return returned;
        await task;
        return task.GetType().GetProperty(nameof(Task<object>.Result))?.GetValue(task);
    }

    private static async ValueTask DisposeAsync(object? instance)
    {
        if (instance is IAsyncDisposable asynchronous)
            await asynchronous.DisposeAsync();
        else
            (instance as IDisposable)?.Dispose();
    }
}
