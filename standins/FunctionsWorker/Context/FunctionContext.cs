namespace Microsoft.Azure.Functions.Worker;

/// <summary>One invocation of a function.</summary>
public abstract class FunctionContext
{
    private protected FunctionContext()
    {
    }

    public abstract string InvocationId { get; }

    public abstract string FunctionId { get; }

    public abstract FunctionDefinition FunctionDefinition { get; }

    /// <summary>The services of this invocation's scope.</summary>
    public abstract IServiceProvider InstanceServices { get; set; }

    public abstract IDictionary<object, object> Items { get; set; }

    /// <summary>Fires when the caller hangs up, the function's time is over, or the host stops.</summary>
    public virtual CancellationToken CancellationToken { get; }
}

/// <summary>What is known of a function without calling it.</summary>
public abstract class FunctionDefinition
{
    private protected FunctionDefinition()
    {
    }

    public abstract string Id { get; }

    public abstract string Name { get; }
}
