using System.Globalization;
using System.Numerics;

namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>
/// BIGNUMERIC in aggregates and comparisons. DuckDB sums the three limbs of base 10^26 separately, each with room for
/// 10^12 rows in its 128 bits.
/// </summary>
internal static class BigNumericSums
{
    private static readonly BigInteger Base = BigInteger.Pow(10, 26);
    private static readonly BigInteger Offset = BigInteger.Pow(2, 255);

    /// <summary>A text that sorts as the number does.</summary>
    public static string Order(string text) =>
        (Units(text) + Offset).ToString("D78", CultureInfo.InvariantCulture);

    /// <summary>Limb 0 is the lowest; all have the sign of the number.</summary>
    public static BigInteger Limb(string text, long index)
    {
        var rest = Units(text) / BigInteger.Pow(Base, (int)index);
        return index == 2 ? rest : rest % Base;
    }

    public static string Join(BigInteger high, BigInteger middle, BigInteger low) =>
        DecimalKind.BigNumeric.Fit(new ExactDecimal((high * Base + middle) * Base + low, DecimalKind.BigNumeric.Scale))
        ?? throw new SqlValueException("BIGNUMERIC overflow: SUM");

    private static BigInteger Units(string text) =>
        DecimalKind.Exact(text).Rounded(DecimalKind.BigNumeric.Scale).Unscaled;
}
