namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>What is called, with what, and why.</summary>
/// <param name="Function">The function.</param>
/// <param name="Input">The request or the timer's firing.</param>
/// <param name="Reason">What the log is told.</param>
internal sealed record FunctionCall(FunctionMethod Function, object Input, string Reason);
