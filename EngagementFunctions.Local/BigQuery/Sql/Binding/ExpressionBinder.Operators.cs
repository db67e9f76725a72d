using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Functions;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private static void RefuseNull(string symbol, Location at, params ReadOnlySpan<Expression> operands)
    {
        foreach (var operand in operands)
            if (operand is Literal { Type: null })
                throw SqlErrors.Invalid($"Operands of {symbol} cannot be literal NULL", at);
    }

    private Typed BindUnary(Unary unary)
    {
        RefuseNull(unary.Operator, unary.At, unary.Operand);
        if (unary.Operator == "NOT")
            return new Typed($"(NOT {BindCondition(unary.Operand, "NOT operand")})", SqlType.Bool);
        var operand = Bind(unary.Operand);
        return (unary.Operator, operand.Type.Kind) switch
        {
            ("+", _) when operand.Type.IsNumber => operand,
            ("-", TypeKind.BigNumeric) => new Typed($"gs_bn_neg({operand.Sql})", operand.Type),
            ("-", _) when operand.Type.IsNumber => new Typed($"(- {operand.Sql})", operand.Type),
            ("~", TypeKind.Int64) => new Typed($"(~ {operand.Sql})", operand.Type),
            _ => throw NoSignature(unary.Operator, unary.At, operand),
        };
    }

    private Typed BindBinary(Binary binary)
    {
        if (binary.Operator is "AND" or "OR")
            return new Typed(
                $"({BindCondition(binary.Left, "AND/OR operand")} {binary.Operator} "
                + $"{BindCondition(binary.Right, "AND/OR operand")})", SqlType.Bool);
        if (!binary.Operator.EndsWith("FROM", StringComparison.Ordinal))
            RefuseNull(binary.Operator, binary.At, binary.Left, binary.Right);
        if (binary.Operator is "+" or "-" && TimeFunctions.TryArithmetic(this, binary) is { } moved)
            return moved;
        var (left, right) = (Bind(binary.Left), Bind(binary.Right));
        return binary.Operator switch
        {
            "+" or "-" or "*" or "/" => Arithmetic.Bind(binary.Operator, left, right, binary.At),
            "||" => Concatenation(left, right, binary.At),
            "LIKE" => Like(left, right, binary.At),
            "&" or "|" or "^" or "<<" or ">>" => Bits(binary.Operator, left, right, binary.At),
            _ => new Typed(Compare(binary.Operator, left, right, binary.At), SqlType.Bool),
        };
    }

    public static BigQueryError NoSignature(string symbol, Location at, params IEnumerable<Typed> arguments) =>
        SqlErrors.Invalid(
            $"No matching signature for operator {symbol} for argument types: "
            + string.Join(", ", arguments.Select(argument => argument.IsNull ? "NULL" : argument.Type.Name)), at);

    private static Typed Concatenation(Typed left, Typed right, Location at)
    {
        var type = Coercion.Common([left, right]);
        if (type is not { Kind: TypeKind.String or TypeKind.Bytes or TypeKind.Array } && !(left.IsNull && right.IsNull))
            throw NoSignature("||", at, left, right);
        type = left.IsNull && right.IsNull ? SqlType.String : type!;
        var (one, other) = (Casts.Coerce(left, type, at).Sql, Casts.Coerce(right, type, at).Sql);
        return new Typed($"({one} || {other})", type);
    }

    private static Typed Like(Typed left, Typed right, Location at)
    {
        if (Coercion.Cost(left, SqlType.String) is null || Coercion.Cost(right, SqlType.String) is null)
            throw NoSignature("LIKE", at, left, right);
        return new Typed(
            $"({Casts.Coerce(left, SqlType.String, at).Sql} LIKE {Casts.Coerce(right, SqlType.String, at).Sql} "
            + "ESCAPE '\\')",
            SqlType.Bool);
    }

    private static Typed Bits(string symbol, Typed left, Typed right, Location at)
    {
        if (Coercion.Cost(left, SqlType.Int64) is null || Coercion.Cost(right, SqlType.Int64) is null)
            throw NoSignature($"BITWISE {symbol}", at, left, right);
        var (one, other) = (Casts.Coerce(left, SqlType.Int64, at).Sql, Casts.Coerce(right, SqlType.Int64, at).Sql);
        return new Typed(
            symbol switch
            {
                "^" => $"xor({one}, {other})",
                "<<" => $"gs_shl({one}, {other})",
                ">>" => $"gs_shr({one}, {other})",
                _ => $"({one} {symbol} {other})",
            },
            SqlType.Int64);
    }

    private Typed BindBetween(Between between)
    {
        var (operand, low, high) = (Bind(between.Operand), Bind(between.Low), Bind(between.High));
        return new Typed(
            $"({Compare(">=", operand, low, between.At)} AND {Compare("<=", operand, high, between.At)})",
            SqlType.Bool);
    }

    private Typed BindIn(In list)
    {
        var operand = Bind(list.Operand);
        if (list.Query is not null)
            return InQuery(operand, list);
        if (list.Array is not null)
            return InArray(operand, Bind(list.Array), list.At);
        var items = list.Items!.Select(Bind).ToList();
        var type = Comparable("IN", [operand, .. items], list.At);
        var options = string.Join(", ", items.Select(item => Casts.Coerce(item, type, list.At).Sql));
        return new Typed($"({Casts.Coerce(operand, type, list.At).Sql} IN ({options}))", SqlType.Bool);
    }

    private Typed InQuery(Typed operand, In list)
    {
        var query = BindSubqueryBody(list.Query!);
        if (query.Columns.Count != 1)
            throw SqlErrors.Invalid("Subquery of type IN must have only one output column", list.At);
        var column = query.Columns[0];
        var type = Comparable("IN", [operand, new Typed("", column.Type)], list.At);
        var alias = Context.NewName("q");
        var item = Casts.Coerce(new Typed($"{alias}.{column.Physical}", column.Type), type, list.At).Sql;
        return new Typed(
            $"({Casts.Coerce(operand, type, list.At).Sql} IN (SELECT {item} FROM ({query.Sql}) {alias}))",
            SqlType.Bool);
    }

    private static Typed InArray(Typed operand, Typed array, Location at)
    {
        if (array.Type.Kind != TypeKind.Array)
            throw SqlErrors.Invalid(
                $"Values referenced in UNNEST must be arrays. UNNEST contains expression of type {array.Type}", at);
        var type = Comparable("IN UNNEST", [operand, new Typed("", array.Type.Element)], at);
        var items = Casts.Coerce(array, SqlType.ArrayOf(type), at).Sql;
        return new Typed($"({Casts.Coerce(operand, type, at).Sql} IN (SELECT unnest({items})))", SqlType.Bool);
    }
}
