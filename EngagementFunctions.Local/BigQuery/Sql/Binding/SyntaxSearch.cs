using EngagementFunctions.Local.BigQuery.Sql.Functions;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>Looks through expressions, not into subqueries.</summary>
internal static class SyntaxSearch
{
    public static bool HasAggregate(Expression expression) =>
        (expression is Call { Over: null } call && (Aggregates.Contains(call.Name) || call.IsStar))
        || Children(expression).Any(HasAggregate);

    private static IEnumerable<Expression> Children(Expression expression) => expression switch
    {
        FieldAccess access => [access.Target],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Between between => [between.Operand, between.Low, between.High],
        In list => [list.Operand, .. list.Items ?? [], .. Optional(list.Array)],
        Is test => [test.Operand],
        Case choice => [.. Optional(choice.Operand), .. choice.Branches.SelectMany(b => new[] { b.When, b.Then }),
            .. Optional(choice.Else)],
        Cast cast => [cast.Operand],
        Extract extract => [extract.Operand, .. Optional(extract.TimeZone)],
        ArrayLiteral array => array.Items,
        StructLiteral structure => structure.Items.Select(item => item.Value),
        Subscript subscript => [subscript.Target, subscript.Index],
        Interval interval => [interval.Amount],
        Call call => [.. call.Arguments, .. InWindow(call.Over)],
        _ => [],
    };

    private static IEnumerable<Expression> InWindow(Window? window) => window is null
        ? []
        : window.PartitionBy.Concat(window.OrderBy.Select(item => item.Expression));

    private static IEnumerable<Expression> Optional(Expression? expression) => expression is null ? [] : [expression];
}
