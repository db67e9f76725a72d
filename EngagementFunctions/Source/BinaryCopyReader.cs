using System.Buffers.Binary;
using EngagementFunctions.Errors;

namespace EngagementFunctions.Source;

/// <summary>
/// Takes a binary COPY stream apart into blocks of whole rows
/// (https://www.postgresql.org/docs/current/sql-copy.html, "Binary Format").
/// The stream has ended only where its trailer says so; whatever else happens is an error.
/// </summary>
internal sealed class BinaryCopyReader(int columns)
{
    private const int FieldsPerBlock = 32 * 1024;
    private const int TrailerMark = -1;

    private readonly CopyWindow _window = new();
    private bool _headerRead;

    public bool IsEnded { get; private set; }

    public RowBlock Block { get; } = new(columns, Math.Clamp(FieldsPerBlock / columns, 16, 4096));

    /// <summary>Adds the next piece of the stream. Returns the chunk that may be reused, if any.</summary>
    public CopyChunk? Append(CopyChunk chunk) => _window.Append(chunk);

    /// <summary>Reads rows into <see cref="Block"/> until a bound is met; false when more bytes are needed.</summary>
    public bool TryReadBlock(int maxRows, long maxBytes)
    {
        Block.Restart(_window.Bytes);
        if (!_headerRead && !TryReadHeader())
            return false;
        var rows = Math.Min(maxRows, Block.Capacity);
        while (Block.Rows < rows && Block.Bytes < maxBytes && TryReadRow())
        {
        }

        return Block.Rows > 0;
    }

    /// <summary>Throws unless the trailer was the last thing received.</summary>
    public void EnsureEnded()
    {
        if (!IsEnded)
            throw Malformed("it stopped before its trailer");
    }

    private bool TryReadHeader()
    {
        var length = CopyHeader.TryMeasure(_window.Unread);
        if (length is null)
            return false;
        _window.Skip(length.Value);
        return _headerRead = true;
    }

    private bool TryReadRow()
    {
        var unread = _window.Unread;
        if (IsEnded)
            return unread.IsEmpty ? false : throw Malformed("bytes follow its trailer");
        if (unread.Length < sizeof(short))
            return false;
        var fields = BinaryPrimitives.ReadInt16BigEndian(unread);
        if (fields != columns)
            return TryEnd(fields);
        return TryReadFields(unread);
    }

    private bool TryReadFields(ReadOnlySpan<byte> unread)
    {
        var at = sizeof(short);
        for (var column = 0; column < columns; column++)
        {
            if (unread.Length - at < sizeof(int))
                return false;
            var length = BinaryPrimitives.ReadInt32BigEndian(unread[at..]);
            at += sizeof(int);
            if (length < -1)
                throw Malformed($"field {column + 1} of row {Block.FirstRow + Block.Rows} has the length {length}");
            Block.SetField(column, new FieldRange(_window.Position + at, length));
            if (unread.Length - at < length)
                return false;
            at += Math.Max(length, 0);
        }

        Block.AddRow(at);
        _window.Skip(at);
        return true;
    }

    private bool TryEnd(short fields)
    {
        if (fields != TrailerMark)
            throw Malformed($"row {Block.FirstRow + Block.Rows} has {fields} fields where {columns} were described");
        _window.Skip(sizeof(short));
        IsEnded = true;
        return TryReadRow();
    }

    internal static ExtractionException Malformed(string found) => new(
        ErrorKind.Transient,
        ErrorCodes.StreamMalformed,
        $"The rows did not arrive as a whole binary COPY stream: {found}. Nothing was published; run again.");
}
