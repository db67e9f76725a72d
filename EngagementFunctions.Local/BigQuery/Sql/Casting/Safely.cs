using EngagementFunctions.Local.BigQuery.Sql.Binding;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>NULL in place of the error of one function; errors of its arguments stay errors.</summary>
internal static class Safely
{
    /// <summary>DuckDB's TRY takes in all that is inside of it, so the arguments are evaluated outside.</summary>
    public static Typed Bind(IReadOnlyList<Typed> arguments, Func<IReadOnlyList<Typed>, Typed> function)
    {
        if (arguments.All(IsPlain))
            return Tried(function(arguments));
        var cells = arguments.Select((argument, i) => $"a{i}: {Duck.Cast(argument.Sql, argument.Type)}");
        Typed? bound = null;
        var sql = Duck.Let($"{{{string.Join(", ", cells)}}}", row =>
        {
            bound = Tried(function([.. arguments.Select((argument, i) => IsPlain(argument)
                ? argument
                : new Typed($"({row}).a{i}", argument.Type))]));
            return bound.Sql;
        });
        return bound! with { Sql = sql };
    }

    private static Typed Tried(Typed bound) => new($"TRY({bound.Sql})", bound.Type);

    private static bool IsPlain(Typed argument) => argument.IsNull || argument.CoercesAsLiteral;
}
