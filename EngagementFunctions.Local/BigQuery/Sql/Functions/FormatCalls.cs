using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>FORMAT: each argument goes to the function as kind, %t text and %T text.</summary>
internal static class FormatCalls
{
    public static Typed Bind(ExpressionBinder binder, Call call)
    {
        if (call.Arguments.Count == 0)
            throw SpecialFunctions.NoSignature(call, []);
        var format = binder.BindAs(call.Arguments[0], SqlType.String);
        var arguments = call.Arguments.Skip(1).Select(binder.Bind).ToList();
        if (Scientific(format, arguments) is { } direct)
            return direct;
        var cells = arguments.SelectMany(Cells).Prepend(format.Sql);
        return new Typed($"gs_format({string.Join(", ", cells)})", SqlType.String);
    }

    /// <summary>
    /// FORMAT('%.16e', x) is what digests of floats are made of, row by row: it has a function of its own.
    /// </summary>
    private static Typed? Scientific(Typed format, List<Typed> arguments)
    {
        if (format.LiteralText is null || arguments is not [{ IsNull: false, Type.Kind: TypeKind.Float64 } argument]
            || format.LiteralText != "%.16e")
            return null;
        return new Typed($"gs_scientific16({argument.Sql})", SqlType.String);
    }

    private static IEnumerable<string> Cells(Typed argument)
    {
        var kind = argument.Type.Kind switch
        {
            TypeKind.Int64 => "i",
            TypeKind.Float64 => "f",
            TypeKind.Numeric or TypeKind.BigNumeric => "n",
            TypeKind.String => "s",
            _ => "x",
        };
        yield return $"'{kind}{argument.Type.Name}'";
        var value = Duck.Cast(argument.Sql, argument.Type);
        yield return Cell(ValueForms.Plain(value, argument.Type));
        yield return Cell(ValueForms.Literal(value, argument.Type));
    }

    private static string Cell(string sql) => $"coalesce('v' || {sql}, 'n')";
}
