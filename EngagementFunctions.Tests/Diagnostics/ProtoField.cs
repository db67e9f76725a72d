using System.Buffers.Binary;

namespace EngagementFunctions.Tests.Diagnostics;

/// <summary>One field of a message in Protocol Buffers' wire format: as much as OTLP needs.</summary>
internal readonly record struct ProtoField(int Number, ulong Bits, ReadOnlyMemory<byte> Bytes)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;

    public string Text => System.Text.Encoding.UTF8.GetString(Bytes.Span);

    public string Hex => Convert.ToHexStringLower(Bytes.Span);

    public double Double => BitConverter.UInt64BitsToDouble(Bits);

    public IEnumerable<ProtoField> Fields => Read(Bytes);

    /// <summary>The messages at the end of a path of field numbers.</summary>
    public static IEnumerable<ProtoField> At(ReadOnlyMemory<byte> message, params ReadOnlySpan<int> path)
    {
        IEnumerable<ProtoField> found = [new ProtoField(0, 0, message)];
        foreach (var number in path)
        {
            found = found.SelectMany(field => field.Fields).Where(field => field.Number == number);
        }

        return found;
    }

    private static List<ProtoField> Read(ReadOnlyMemory<byte> message)
    {
        var fields = new List<ProtoField>();
        for (var at = 0; at < message.Length;)
        {
            var tag = ReadVarint(message.Span, ref at);
            fields.Add(ReadValue(message, (int)(tag >> 3), (int)(tag & 7), ref at));
        }

        return fields;
    }

    private static ProtoField ReadValue(ReadOnlyMemory<byte> message, int number, int kind, ref int at)
    {
        switch (kind)
        {
            case Varint:
                return new ProtoField(number, ReadVarint(message.Span, ref at), default);
            case Fixed64:
                at += sizeof(ulong);
                return new ProtoField(number, BinaryPrimitives.ReadUInt64LittleEndian(message.Span[(at - sizeof(ulong))..]), default);
            case Fixed32:
                at += sizeof(uint);
                return new ProtoField(number, BinaryPrimitives.ReadUInt32LittleEndian(message.Span[(at - sizeof(uint))..]), default);
            case Delimited:
                var length = (int)ReadVarint(message.Span, ref at);
                at += length;
                return new ProtoField(number, 0, message.Slice(at - length, length));
            default:
                throw new InvalidDataException($"wire type {kind}");
        }
    }

    private static ulong ReadVarint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            value |= (ulong)(bytes[at] & 0x7F) << shift;
            if ((bytes[at++] & 0x80) == 0)
            {
                return value;
            }
        }
    }
}
