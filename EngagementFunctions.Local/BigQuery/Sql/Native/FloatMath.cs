namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>Floating point arithmetic that refuses to overflow and to divide by zero.</summary>
internal static class FloatMath
{
    /// <summary>Numbers from here on have no digits after the point.</summary>
    private const double WholeFrom = 1L << 52;

    public static double Add(double a, double b) => Checked(a + b, a, "+", b);

    public static double Subtract(double a, double b) => Checked(a - b, a, "-", b);

    public static double Multiply(double a, double b) => Checked(a * b, a, "*", b);

    public static double Divide(double a, double b) => b == 0
        ? throw new SqlValueException($"division by zero: {Short(a)} / {Short(b)}")
        : Checked(a / b, a, "/", b);

    public static double Power(double a, double b)
    {
        var power = Math.Pow(a, b);
        var isDefined = (double.IsFinite(power) || !double.IsFinite(a) || !double.IsFinite(b)) && !(a == 0 && b < 0);
        return isDefined
            ? power
            : throw new SqlValueException($"Floating point error in function: POW({Short(a)}, {Short(b)})");
    }

    /// <summary>SQRT, LN, LOG10 and EXP, which refuse what they are not defined for.</summary>
    public static double Function(double x, string name)
    {
        if (name == "SQRT" && x < 0)
            throw new SqlValueException($"Argument to SQRT cannot be negative: {Floats.Text(x)}");
        var result = name switch
        {
            "SQRT" => Math.Sqrt(x),
            "LN" => Math.Log(x),
            "LOG10" => Math.Log10(x),
            _ => Math.Exp(x),
        };
        return double.IsFinite(result) || !double.IsFinite(x)
            ? result
            : throw new SqlValueException($"Floating point error in function: {name}({Floats.Text(x)})");
    }

    public static double Sum(double sum) =>
        double.IsInfinity(sum) ? throw new SqlValueException("double overflow") : sum;

    /// <summary>Halves go away from zero, at the decimal place of the shortest text.</summary>
    public static double Round(double value, long digits) =>
        At(value, digits, scaled => Math.Round(scaled, MidpointRounding.AwayFromZero));

    public static double Truncate(double value, long digits) => At(value, digits, Math.Truncate);

    private static double At(double value, long digits, Func<double, double> round)
    {
        if (!double.IsFinite(value) || digits > 300 || (digits > 0 && Math.Abs(value) > WholeFrom))
            return value;
        if (digits == 0)
            return round(value);
        var factor = Math.Pow(10, Math.Abs(digits));
        var scaled = digits > 0 ? value * factor : value / factor;
        if (!double.IsFinite(scaled))
            return value;
        return digits > 0 ? round(scaled) / factor : round(scaled) * factor;
    }

    private static string Short(double value) => Floats.General(value, 6);

    private static double Checked(double result, double a, string symbol, double b) =>
        double.IsInfinity(result) && double.IsFinite(a) && double.IsFinite(b)
            ? throw new SqlValueException($"double overflow: {Short(a)} {symbol} {Short(b)}")
            : result;
}
