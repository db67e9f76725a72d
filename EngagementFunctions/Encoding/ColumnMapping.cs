using System.Globalization;
using EngagementFunctions.Errors;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>Decides what each column of the result becomes; docs/type-mapping.md is its page.</summary>
internal static class ColumnMapping
{
    private const int MaxNumericScale = 9;
    private const int MaxNumericIntegerDigits = 29;
    private const int MaxBigNumericScale = 38;
    private const int MaxBigNumericIntegerDigits = 38;

    /// <summary>The plan for all columns, or one error that lists everything wrong with any of them.</summary>
    public static IReadOnlyList<TargetColumn> Plan(IReadOnlyList<SourceColumn> columns, ColumnOptions options)
    {
        var problems = new List<ColumnProblem>();
        problems.AddRange(ColumnNames.Check(columns));
        problems.AddRange(ColumnOverrides.CheckNames(columns, options));
        var planned = columns.Select(column => PlanColumn(column, options, problems)).ToList();
        if (columns.Count == 0)
            throw new ExtractionException(
                ErrorKind.Configuration, ErrorCodes.QueryInvalid, "The query has no columns. Select at least one.");
        problems.AddRange(ColumnOverrides.CheckUnproved(columns, options));
        return problems.Count == 0 ? planned : throw ColumnProblem.ToError(problems);
    }

    private static TargetColumn PlanColumn(SourceColumn column, ColumnOptions options, List<ColumnProblem> problems)
    {
        options.Columns.TryGetValue(column.Name, out var wanted);
        var policy = wanted?.OnUnsupported ?? UnsupportedValues.Fail;
        var mapped = Map(column);
        if (wanted?.Type is { } type && type != mapped?.Type)
            mapped = ColumnOverrides.Apply(column, type, problems);
        else if (mapped is null)
            problems.Add(Unsupported(column));
        return (mapped ?? new TargetColumn(column, column.Name, WarehouseType.String)) with
        {
            OnUnsupported = policy,
            IsProved = !options.Unproved.Contains(column.Name, StringComparer.OrdinalIgnoreCase),
        };
    }

    private static TargetColumn? Map(SourceColumn column) =>
        column.TypeOid == PostgresTypes.Numeric && column.TypeModifier >= 0 ? MapDeclaredNumeric(column)
        : PostgresTypes.Find(column.TypeOid, column.TypeName).Becomes is { } type
            ? new TargetColumn(column, column.Name, type)
            : null;

    // PostgreSQL allows a scale below zero (the last digits before the point are zeros) and above the precision.
    private static TargetColumn? MapDeclaredNumeric(SourceColumn column)
    {
        var declared = NumericModifier.Scale(column.TypeModifier);
        var scale = Math.Max(declared, 0);
        var precision = Math.Max(NumericModifier.Precision(column.TypeModifier) + scale - declared, Math.Max(scale, 1));
        WarehouseType? type = (scale, precision - scale) switch
        {
            ( <= MaxNumericScale, <= MaxNumericIntegerDigits) => WarehouseType.Numeric,
            ( <= MaxBigNumericScale, <= MaxBigNumericIntegerDigits) => WarehouseType.BigNumeric,
            _ => null,
        };
        return type is null ? null : new TargetColumn(column, column.Name, type.Value, precision, scale);
    }

    private static ColumnProblem Unsupported(SourceColumn column)
    {
        var quoted = $"\"{column.Name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        var cast = column.TypeOid == PostgresTypes.Numeric
            ? PostgresType.AsText
            : PostgresTypes.Find(column.TypeOid, column.TypeName).Cast;
        return new ColumnProblem(
            ErrorCodes.ColumnTypeUnsupported,
            $"column {quoted} has the type {column.TypeName}, which is not carried over; write "
            + $"{string.Format(CultureInfo.InvariantCulture, cast, quoted)} AS {quoted} in the query");
    }
}
