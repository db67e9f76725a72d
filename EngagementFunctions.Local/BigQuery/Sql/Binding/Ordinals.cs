using System.Globalization;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>A whole number in ORDER BY or GROUP BY is the number of a column.</summary>
internal static class Ordinals
{
    /// <summary>Zero-based; null where the expression is no literal integer.</summary>
    public static int? Of(Expression expression, int count, string clause)
    {
        if (expression is not Literal { Type.Kind: TypeKind.Int64, Text: { } text })
            return null;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var ordinal) && ordinal >= 1 && ordinal <= count
            ? ordinal - 1
            : throw SqlErrors.Invalid(
                $"{clause} is out of SELECT column number range: {text}", expression.At);
    }
}
