namespace EngagementFunctions.Source;

/// <summary>Precision and scale of a declared <c>numeric(p,s)</c>, packed into its type modifier.</summary>
internal static class NumericModifier
{
    private const int Offset = 4;
    private const int ScaleSign = 0x400;

    /// <param name="precision">Digits.</param>
    /// <param name="scale">Digits after the point, or their lowest eleven bits.</param>
    public static int Pack(int precision, int scale) => ((precision << 16) | (scale & 0x7FF)) + Offset;

    public static int Precision(int modifier) => ((modifier - Offset) >> 16) & 0xFFFF;

    /// <summary>From -1000 to 1000: eleven bits with sign, since version 15.</summary>
    public static int Scale(int modifier) => (((modifier - Offset) & 0x7FF) ^ ScaleSign) - ScaleSign;
}
