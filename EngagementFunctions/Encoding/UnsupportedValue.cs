using System.Globalization;
using EngagementFunctions.Errors;

namespace EngagementFunctions.Encoding;

/// <summary>Says which values a warehouse type cannot hold, and with which query their rows are found.</summary>
internal static class UnsupportedValue
{
    private const string LastInstant = "9999-12-31 23:59:59.999999";

    /// <summary>The error for the operator: where, what the type holds, what to change, how to see the rows.</summary>
    public static ExtractionException ToError(UnsupportedValueException found, int batch, string statement)
    {
        var column = found.Column;
        return found.IsNull ? NullInRequired(found, batch, statement) : new ExtractionException(
            ErrorKind.Data,
            ErrorCodes.ValueUnsupported,
            $"Column \"{column.Name}\" ({column.Source.TypeName} to {ColumnTypes.Describe(column)}), row {found.Row}, "
            + $"batch {batch}: {Limits(column)}. Correct the rows, or let them become NULL with "
            + $"Columns__{column.Name}__OnUnsupported=Null, or carry the column as text with "
            + $"Columns__{column.Name}__Type=STRING. The rows in question, asked with the query's settings made:\n"
            + $"SELECT q.* FROM (\n{statement}\n) AS q WHERE {Condition(column)};");
    }

    private static ExtractionException NullInRequired(UnsupportedValueException found, int batch, string statement) => new(
        ErrorKind.Data,
        ErrorCodes.NullInRequired,
        $"Column \"{found.Column.Name}\", row {found.Row}, batch {batch}: the target has the column as REQUIRED, and this is NULL. "
        + "Correct the rows, or let the target's column be NULLABLE (ALTER TABLE ... ALTER COLUMN ... DROP NOT NULL). "
        + $"The rows in question, asked with the query's settings made:\nSELECT q.* FROM (\n{statement}\n) AS q "
        + $"WHERE {Name(found.Column)} IS NULL;");

    private static string Name(TargetColumn column) =>
        $"q.\"{column.Source.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Limits(TargetColumn column) => column.Type switch
    {
        WarehouseType.Numeric or WarehouseType.BigNumeric =>
            $"the value is NaN or infinite, or has more than {IntegerDigits(column)} digits before or "
            + $"{column.EffectiveScale()} after the point",
        _ => "the value is infinite, or lies outside the years 1 to 9999",
    };

    private static string Condition(TargetColumn column)
    {
        var name = Name(column);
        return column.Type switch
        {
            // NaN and infinity sort above every number.
            WarehouseType.Numeric or WarehouseType.BigNumeric =>
                $"abs({name}) >= 1e{IntegerDigits(column)} OR {name} <> trunc({name}, {column.EffectiveScale()})",
            WarehouseType.Date => $"{name} NOT BETWEEN '0001-01-01' AND '9999-12-31'",
            WarehouseType.DateTime => $"{name} NOT BETWEEN '0001-01-01' AND '{LastInstant}'",
            _ => $"{name} NOT BETWEEN '0001-01-01 00:00:00+00' AND '{LastInstant}+00'",
        };
    }

    private static string IntegerDigits(TargetColumn column) =>
        (column.EffectivePrecision() - column.EffectiveScale()).ToString(CultureInfo.InvariantCulture);
}
