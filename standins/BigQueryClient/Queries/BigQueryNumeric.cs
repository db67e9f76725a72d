using System.Globalization;
using System.Numerics;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A value of type NUMERIC: 38 digits, 9 of them decimals, exact.</summary>
internal struct BigQueryNumeric : IEquatable<BigQueryNumeric>
{
    private const int Scale = 9;
    private readonly BigInteger _scaled;

    private BigQueryNumeric(BigInteger scaled) => _scaled = scaled;

    /// <exception cref="FormatException">The text is not a decimal number with at most 9 decimals.</exception>
    internal static BigQueryNumeric Parse(string text) =>
        ScaledInteger.TryParse(text, Scale, out var scaled)
            ? new(scaled)
            : throw new FormatException("The text is not a decimal number of this type.");

    /// <exception cref="OverflowException">The value is outside the range of <see cref="decimal"/>.</exception>
    internal decimal ToDecimal(LossOfPrecisionHandling lossOfPrecisionHandling)
    {
        var value = decimal.Parse(ToString(), NumberStyles.Number, CultureInfo.InvariantCulture);
        var exact = Parse(value.ToString(CultureInfo.InvariantCulture)) == this;
        return exact || lossOfPrecisionHandling == LossOfPrecisionHandling.Truncate
            ? value
            : throw new InvalidOperationException("The value has more digits than a decimal holds.");
    }

    public bool Equals(BigQueryNumeric other) => _scaled == other._scaled;

    public override bool Equals(object obj) => obj is BigQueryNumeric other && Equals(other);

    public override int GetHashCode() => _scaled.GetHashCode();

    /// <summary>Canonical: no trailing zeros, a point only before a fraction.</summary>
    public override string ToString() => ScaledInteger.ToText(_scaled, Scale);

    public static bool operator ==(BigQueryNumeric lhs, BigQueryNumeric rhs) => lhs.Equals(rhs);

    public static bool operator !=(BigQueryNumeric lhs, BigQueryNumeric rhs) => !lhs.Equals(rhs);
}
