using System.Buffers.Binary;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>NaN and the infinities are values of FLOAT64.</summary>
internal readonly struct Float8Reader : IFieldReader<double>
{
    public int Width => sizeof(double);

    public bool TryRead(ReadOnlySpan<byte> field, out double value)
    {
        value = BinaryPrimitives.ReadDoubleBigEndian(field);
        return true;
    }
}

internal readonly struct BoolReader : IFieldReader<bool>
{
    public int Width => sizeof(byte);

    public bool TryRead(ReadOnlySpan<byte> field, out bool value)
    {
        value = field[0] != 0;
        return true;
    }
}
