using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>One call of an aggregate function, its arguments bound.</summary>
internal sealed record Aggregate(Call Call, IReadOnlyList<Typed> Arguments, string Distinct, string Over)
{
    public Typed Of(string function, Typed argument, SqlType result) =>
        new($"{function}({Distinct}{argument.Sql}){Over}", result);

    /// <summary>The argument coerced to the type of the result.</summary>
    public Typed As(string function, SqlType type) => Coercion.Cost(Arguments[0], type) is null
        ? throw SpecialFunctions.NoSignature(Call, Arguments)
        : Of(function, Casts.Coerce(Arguments[0], type, Call.At), type);

    public Typed CountIf()
    {
        var condition = Arguments[0].IsNull || Arguments[0].Type.Kind == TypeKind.Bool
            ? Arguments[0].Sql
            : throw SpecialFunctions.NoSignature(Call, Arguments);
        return new Typed($"count({Distinct}CASE WHEN {condition} THEN TRUE END){Over}", SqlType.Int64);
    }

    public Typed Logical() => As(Call.Name == "LOGICAL_AND" ? "bool_and" : "bool_or", SqlType.Bool);

    /// <summary>NaN wins over every number; DuckDB takes it for the largest.</summary>
    public Typed Extreme()
    {
        var argument = Arguments[0];
        if (!argument.Type.IsOrderable)
            throw SqlErrors.Invalid($"{Call.Name} is not defined for arguments of type {argument.Type}", Call.At);
        var name = Call.Name.ToLowerInvariant();
        return argument.Type.Kind switch
        {
            TypeKind.BigNumeric =>
                new Typed($"arg_{name}({argument.Sql}, gs_bn_order({argument.Sql})){Over}", argument.Type),
            TypeKind.Float64 when name == "min" => new Typed(
                $"CASE WHEN bool_or(isnan({argument.Sql})){Over} THEN CAST('nan' AS DOUBLE) ELSE "
                + $"min({argument.Sql}){Over} END",
                argument.Type),
            _ => Of(name, argument, argument.Type),
        };
    }
}
