using System.Buffers;

namespace EngagementFunctions.Encoding.Codecs;

/// <summary>All digits of a numeric, with the scale it is shown with: trailing zeros stay.</summary>
internal readonly struct NumericFormatter : IFieldFormatter
{
    public int Width => 0;

    public void Format(ReadOnlySpan<byte> field, IBufferWriter<byte> target)
    {
        var numeric = new NumericField(field);
        if (!numeric.IsFinite)
        {
            target.Write(numeric.SpecialText);
            return;
        }

        var longest = (NumericField.DigitWidth * (Math.Max(numeric.Weight, (short)0) + 1)) + numeric.Scale + 2;
        var text = target.GetSpan(longest);
        var length = 0;
        if (numeric.IsNegative)
            text[length++] = (byte)'-';
        length += WriteInteger(numeric, text[length..]);
        length += WriteFraction(numeric, text[length..]);
        target.Advance(length);
    }

    private static int WriteInteger(NumericField numeric, Span<byte> text)
    {
        var length = 0;
        for (var power = numeric.Weight; power >= 0; power--)
            for (var place = 1000; place > 0; place /= 10)
            {
                var digit = DigitAt(numeric, power) / place % 10;
                if (digit > 0 || length > 0)
                    text[length++] = (byte)('0' + digit);
            }

        if (length == 0)
            text[length++] = (byte)'0';
        return length;
    }

    private static int WriteFraction(NumericField numeric, Span<byte> text)
    {
        if (numeric.Scale == 0)
            return 0;
        text[0] = (byte)'.';
        var place = 1000;
        for (int i = 0, power = -1; i < numeric.Scale; i++)
        {
            text[i + 1] = (byte)('0' + (DigitAt(numeric, power) / place % 10));
            (place, power) = place == 1 ? (1000, power - 1) : (place / 10, power);
        }

        return numeric.Scale + 1;
    }

    private static int DigitAt(NumericField numeric, int power)
    {
        var index = numeric.Weight - power;
        return index >= 0 && index < numeric.Count ? numeric[index] : 0;
    }
}
