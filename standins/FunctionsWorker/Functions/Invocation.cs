namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>One invocation of one function.</summary>
internal sealed class Invocation(FunctionCall call, IServiceProvider services, CancellationToken cancellation)
    : FunctionContext
{
    internal override string InvocationId { get; } = Guid.NewGuid().ToString();

    internal override string FunctionId => Function.Id;

    internal override FunctionDefinition FunctionDefinition => Function;

    internal override IServiceProvider InstanceServices { get; set; } = services;

    internal override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    internal override CancellationToken CancellationToken { get; } = cancellation;

    internal FunctionMethod Function => call.Function;

    internal object Input => call.Input;

    internal string Reason => call.Reason;

    /// <summary>What every log entry of this invocation carries.</summary>
    internal Dictionary<string, object> LogScope => new()
    {
        ["InvocationId"] = InvocationId,
        ["FunctionName"] = Function.Name,
    };
}
