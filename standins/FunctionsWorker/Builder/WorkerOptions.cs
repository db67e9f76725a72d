namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the worker tells the platform's host of itself. Here both are one process, and nobody reads it.</summary>
public class WorkerOptions
{
    public IDictionary<string, string> Capabilities { get; } = new Dictionary<string, string>();
}
