namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Why the host cannot serve: one line for each thing to change.</summary>
internal sealed class HostStartException : Exception
{
    internal HostStartException(params IEnumerable<string> problems)
        : this([.. problems])
    {
    }

    private HostStartException(string[] problems)
        : base(string.Join(Environment.NewLine, problems)) => Problems = problems;

    internal IReadOnlyList<string> Problems { get; }
}
