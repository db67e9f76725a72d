namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
internal abstract class FunctionContext
{
    private protected FunctionContext()
    {
    }

    internal abstract string InvocationId { get; }

    internal abstract string FunctionId { get; }

    internal abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>The services of this invocation's scope.</summary>
    internal abstract IServiceProvider InstanceServices { get; set; }

    internal abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Fires when the caller hangs up, the function's time is over, or the host stops.</summary>
    internal virtual CancellationToken CancellationToken { get; }
}

/// <summary>What is known of a function without calling it.</summary>
internal abstract class FunctionDefinition
{
    private protected FunctionDefinition()
    {
    }

    internal abstract string Id { get; }

    internal abstract string Name { get; }
}
