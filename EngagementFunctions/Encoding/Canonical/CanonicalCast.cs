using EngagementFunctions.Encoding.Codecs;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>
/// A column declared STRING: the text of the server's cast. The one form that shares code with a codec, so that here
/// the proof rests on the tests that hold the formatter against a real server.
/// </summary>
internal sealed class CanonicalCast<TFormatter>(TFormatter formatter) : CanonicalForm
    where TFormatter : struct, IFieldFormatter
{
    private readonly PinnedBuffer _text = new();

    public override int MaxLength(ReadOnlySpan<byte> field)
    {
        _text.Clear();
        formatter.Format(field, _text);
        return _text.Length;
    }

    public override int Write(ReadOnlySpan<byte> field, Span<byte> target)
    {
        _text.Bytes.AsSpan(0, _text.Length).CopyTo(target);
        return _text.Length;
    }
}
