using System.Buffers.Binary;

namespace EngagementFunctions.Source;

/// <summary>The start of a binary COPY stream: signature, flags, header extension.</summary>
internal static class CopyHeader
{
    private const int FlagsAt = 11;
    private const int ExtensionAt = FlagsAt + sizeof(int);
    private const int FixedLength = ExtensionAt + sizeof(int);
    private const int MaxExtension = 64 * 1024;

    // Bits 16 to 31 mark what a reader must understand; bit 16 says that OIDs are included, which no server does now.
    private const uint CriticalFlags = 0xFFFF0000;

    private static ReadOnlySpan<byte> Signature =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xFF, (byte)'\r', (byte)'\n', 0];

    /// <summary>Length of the header, or nothing while it is not whole.</summary>
    public static int? TryMeasure(ReadOnlySpan<byte> bytes)
    {
        var seen = Math.Min(bytes.Length, Signature.Length);
        if (!bytes[..seen].SequenceEqual(Signature[..seen]))
            throw BinaryCopyReader.Malformed("it does not begin with the signature");
        if (bytes.Length < FixedLength)
            return null;
        if ((BinaryPrimitives.ReadUInt32BigEndian(bytes[FlagsAt..]) & CriticalFlags) != 0)
            throw BinaryCopyReader.Malformed("its header has flags that are not known");
        var extension = BinaryPrimitives.ReadInt32BigEndian(bytes[ExtensionAt..]);
        if (extension is < 0 or > MaxExtension)
            throw BinaryCopyReader.Malformed($"its header extension has the length {extension}");
        return bytes.Length < FixedLength + extension ? null : FixedLength + extension;
    }
}
