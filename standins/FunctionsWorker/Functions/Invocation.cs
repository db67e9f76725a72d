namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>One invocation of one function.</summary>
internal sealed class Invocation(FunctionCall call, IServiceProvider services, CancellationToken cancellation)
    : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => Function.Id;

    public override FunctionDefinition FunctionDefinition => Function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken { get; } = cancellation;

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
