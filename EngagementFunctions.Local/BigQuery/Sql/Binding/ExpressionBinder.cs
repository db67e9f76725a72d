using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Functions;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>Gives every expression its type and writes it in DuckDB's SQL.</summary>
internal sealed partial class ExpressionBinder(StatementContext context, Scope scope)
{
    public StatementContext Context { get; } = context;

    public Scope Scope { get; } = scope;

    public ExpressionBinder In(Scope other) => new(Context, other);

    public Typed Bind(Expression expression)
    {
        var mark = Scope.Grouping?.Mark ?? 0;
        var bound = BindNode(expression);
        Scope.Grouping?.Leave(mark, bound.Sql);
        return bound;
    }

    public Typed BindAs(Expression expression, SqlType type) =>
        Casts.Coerce(Bind(expression), type, expression.At);

    /// <summary>Of WHERE, ON, HAVING and the like.</summary>
    public string BindCondition(Expression expression, string clause)
    {
        var condition = Bind(expression);
        if (!condition.IsNull && condition.Type.Kind != TypeKind.Bool)
            throw SqlErrors.Invalid(
                $"{clause} should return type BOOL, but returns {condition.Type}", expression.At);
        return Casts.Coerce(condition, SqlType.Bool, expression.At).Sql;
    }

    private Typed BindNode(Expression expression) => expression switch
    {
        Literal { Type: null } => Typed.Null,
        BoundExpression bound => bound.Value,
        Literal literal => Literals.Written(literal.Type!, literal.Text!, literal.At),
        NamePath path => BindPath(path),
        FieldAccess access => Field(Bind(access.Target), access.Name, access.At),
        Parameter parameter => Context.Parameters.Find(parameter),
        SystemVariable variable => Context.Script.SystemVariable(variable),
        Unary unary => BindUnary(unary),
        Binary binary => BindBinary(binary),
        Between between => BindBetween(between),
        Syntax.In list => BindIn(list),
        Is test => BindIs(test),
        Case choice => BindCase(choice),
        Cast cast => BindCast(cast),
        ArrayLiteral array => BindArray(array),
        StructLiteral structure => BindStruct(structure),
        Subquery subquery => BindSubquery(subquery),
        Subscript subscript => BindSubscript(subscript),
        Extract extract => TimeFunctions.Extract(this, extract),
        Interval interval => throw SqlErrors.Unsupported("INTERVAL outside of date arithmetic", interval.At),
        Call call => Calls.Bind(this, call),
        _ => throw new InvalidOperationException($"No binding for {expression.GetType().Name}."),
    };

    private Typed BindCast(Cast cast)
    {
        if (cast.Format is not null)
            throw SqlErrors.Unsupported("CAST with FORMAT", cast.At);
        var operand = Bind(cast.Operand);
        if (operand.LiteralText is { } text && operand.Type.Kind is TypeKind.Float64
            && cast.Type.Kind is TypeKind.Numeric or TypeKind.BigNumeric
            && Literals.TryBind(cast.Type, text, cast.At) is { } exact)
            operand = exact;
        return Casts.Explicit(operand, cast.Type, cast.IsSafe, cast.At);
    }

    private Typed BindCase(Case choice)
    {
        var results = choice.Branches.Select(branch => Bind(branch.Then)).ToList();
        results.Add(choice.Else is null ? Typed.Null : Bind(choice.Else));
        var type = Coercion.Common(results) ?? throw SqlErrors.Invalid(
            $"No matching signature for operator CASE; all THEN/ELSE arguments must be coercible to a common type "
            + $"but found: {string.Join(", ", results.Where(r => !r.IsNull).Select(r => r.Type.Name))}", choice.At);
        var operand = choice.Operand is null ? null : Bind(choice.Operand);
        var branches = choice.Branches.Select((branch, i) =>
        {
            var condition = operand is null
                ? BindCondition(branch.When, "CASE WHEN")
                : Compare("=", operand, Bind(branch.When), branch.When.At);
            return $"WHEN {condition} THEN {Casts.Coerce(results[i], type, branch.Then.At).Sql}";
        });
        var otherwise = Casts.Coerce(results[^1], type, choice.At).Sql;
        return new Typed($"CASE {string.Join(' ', branches)} ELSE {otherwise} END", type);
    }

    private Typed BindIs(Is test)
    {
        var not = test.IsNegated ? "NOT " : "";
        if (test.What is "NULL" or "UNKNOWN")
            return new Typed($"({Bind(test.Operand).Sql} IS {not}NULL)", SqlType.Bool);
        var operand = BindAs(test.Operand, SqlType.Bool);
        return new Typed($"({operand.Sql} IS {not}{test.What})", SqlType.Bool);
    }
}
