using System.Buffers.Text;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>
/// The canonical text of one row: its cells one after the other, each <c>byte length:text</c>, NULL as <c>n</c>.
/// Lengths make it unambiguous without escaping anything.
/// </summary>
internal sealed class RowText
{
    private const int FirstCapacity = 4096;
    private const int LongestPrefix = 11;

    private byte[] _bytes = new byte[FirstCapacity];
    private int _length;

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void AddNull()
    {
        Ensure(1);
        _bytes[_length++] = (byte)'n';
    }

    /// <summary>Adds a cell and returns its text; nothing is added for a value that the form does not have.</summary>
    public bool TryAdd(CanonicalForm form, ReadOnlySpan<byte> field, out ReadOnlySpan<byte> text)
    {
        var most = form.MaxLength(field);
        Ensure(most + LongestPrefix);
        // The text goes where it belongs if its length has as many digits as the most it could have.
        var cell = _bytes.AsSpan(_length);
        var start = DigitsOf(most) + 1;
        var length = form.Write(field, cell[start..]);
        text = default;
        if (length < 0)
            return false;
        Utf8Formatter.TryFormat(length, cell, out var digits);
        cell[digits] = (byte)':';
        if (digits + 1 != start)
            cell.Slice(start, length).CopyTo(cell[(digits + 1)..]);
        text = cell.Slice(digits + 1, length);
        _length += digits + 1 + length;
        return true;
    }

    private static int DigitsOf(int value) => value switch
    {
        < 10 => 1,
        < 100 => 2,
        < 1000 => 3,
        _ => value.ToString(System.Globalization.CultureInfo.InvariantCulture).Length,
    };

    private void Ensure(int more)
    {
        if (_bytes.Length - _length < more)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + more));
    }
}
