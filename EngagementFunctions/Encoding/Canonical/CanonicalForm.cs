namespace EngagementFunctions.Encoding.Canonical;

/// <summary>
/// The canonical text of one column's values, made from the bytes as they were received; docs/proof.md has each form
/// beside its GoogleSQL. It shares no code with the codecs.
/// </summary>
internal abstract class CanonicalForm
{
    /// <summary>Most bytes that the text of this field can take.</summary>
    public abstract int MaxLength(ReadOnlySpan<byte> field);

    /// <summary>Writes the text; -1 for a value that the warehouse cannot hold.</summary>
    public abstract int Write(ReadOnlySpan<byte> field, Span<byte> target);
}
