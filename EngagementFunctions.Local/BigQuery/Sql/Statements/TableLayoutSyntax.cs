using System.Globalization;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>PARTITION BY: a column, its truncation, or a range of integers.</summary>
internal sealed class TableLayoutSyntax(StatementContext context)
{
    public static TimePartitioning? Time(Expression expression) => expression switch
    {
        NamePath { Parts: [var name] } when IsPseudoColumn(name) => new TimePartitioning("DAY", null, null),
        NamePath { Parts: [var column] } => new TimePartitioning("DAY", column, null),
        Call { Name: "DATE", Arguments: [NamePath { Parts: [var column] }] } =>
            new TimePartitioning("DAY", Column(column), null),
        Call { Name: var name, Arguments: [NamePath { Parts: [var column] }, NamePath { Parts: [var part] }] }
            when name.EndsWith("_TRUNC", StringComparison.Ordinal) =>
            new TimePartitioning(part.ToUpperInvariant(), Column(column), null),
        Call { Name: "RANGE_BUCKET" } => null,
        _ => throw SqlErrors.Invalid(
            "PARTITION BY expression must be a column, DATE(), a _TRUNC function or RANGE_BUCKET", expression.At),
    };

    public RangePartitioning? Range(Expression expression)
    {
        if (expression is not Call { Name: "RANGE_BUCKET", Arguments: [NamePath { Parts: [var column] }, Call array] }
            || array.Name != "GENERATE_ARRAY")
            return null;
        var bounds = array.Arguments.Select(argument => Convert.ToInt64(
            TableOptions.Scalar(context, argument, SqlType.Int64), CultureInfo.InvariantCulture)).ToList();
        return new RangePartitioning(column, bounds[0], bounds[1], bounds.Count > 2 ? bounds[2] : 1);
    }

    private static string? Column(string name) => IsPseudoColumn(name) ? null : name;

    private static bool IsPseudoColumn(string name) => name.ToUpperInvariant() is "_PARTITIONDATE" or "_PARTITIONTIME";
}
