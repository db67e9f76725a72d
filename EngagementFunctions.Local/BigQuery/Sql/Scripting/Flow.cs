namespace EngagementFunctions.Local.BigQuery.Sql.Scripting;

internal enum FlowKind
{
    Next,
    Break,
    Continue,
    Return,
}

/// <summary>How a statement ended: with the next one, or with a jump out of the loop or block of a label.</summary>
internal readonly record struct Flow(FlowKind Kind, string? Label = null)
{
    public static readonly Flow Next = new(FlowKind.Next);

    public bool IsNext => Kind == FlowKind.Next;

    public bool IsFor(string? label) =>
        Label is null || string.Equals(Label, label, StringComparison.OrdinalIgnoreCase);
}
