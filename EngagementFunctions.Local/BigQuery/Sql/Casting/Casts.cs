using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>CAST and the implicit coercions.</summary>
internal static class Casts
{
    public static Typed Explicit(Typed from, SqlType to, bool isSafe, Location at)
    {
        if (from.IsNull)
            return new Typed(Duck.Cast("NULL", to), to);
        if (from.Type.Equals(to) && from.Parts is null)
            return Constrained(from with { KnownType = to, LiteralText = null }, to);
        var sql = Sql(from, to) ?? throw SqlErrors.Invalid(
            $"Invalid cast from {from.Type} to {to}", at);
        var cast = new Typed(isSafe ? $"TRY({sql})" : sql, to);
        if (to.Kind == TypeKind.BigNumeric && from.Type.Kind == TypeKind.Int64)
            cast = cast with { IntegerSql = from.Sql };
        return Constrained(cast, to);
    }

    /// <summary>To be called after <see cref="Coercion.Cost"/> allowed it.</summary>
    public static Typed Coerce(Typed from, SqlType to, Location at)
    {
        if (from.Type.Equals(to) && !from.IsNull)
            return from with { KnownType = Named(from.Type, to) };
        if (Coercion.Cost(from, to) is null)
            throw SqlErrors.Invalid($"Could not coerce value of type {from.Type} to type {to}", at);
        if (from.LiteralText is { } text && to.Kind is TypeKind.Numeric or TypeKind.BigNumeric)
            return Literals.Bind(to, text, at);
        if (from.LiteralText is { } literal && from.Type.Kind == TypeKind.String)
            return Literals.Bind(to, literal, at) with { LiteralText = literal };
        return Explicit(from, to, false, at) with { IsParameter = from.IsParameter };
    }

    /// <summary>SQL for a cast between different types, null where GoogleSQL has none.</summary>
    public static string? Sql(Typed from, SqlType to) => (from.Type.Kind, to.Kind) switch
    {
        (TypeKind.Array, TypeKind.Array) => ArrayCast(from, to),
        (TypeKind.Struct, TypeKind.Struct) => StructCast(from, to),
        (var one, var other) when one == other => from.Sql,
        _ => ScalarCasts.Sql(from.Sql, from.Type.Kind, to.Kind),
    };

    private static string? ArrayCast(Typed from, SqlType to)
    {
        if (from.Parts is { } parts)
            return Joined(parts.Select(part => PartSql(part, to.Element!)), items => $"CAST([{items}] AS {to.Physical})");
        return Sql(new Typed("_", from.Type.Element), to.Element!) is null
            ? null
            : Duck.Each(from.Sql, item => Sql(new Typed(item, from.Type.Element), to.Element!)!);
    }

    private static string? StructCast(Typed from, SqlType to)
    {
        if (from.Type.Members.Count != to.Members.Count)
            return null;
        if (from.Parts is { } parts)
            return Joined(
                parts.Select((part, i) => PartSql(part, to.Members[i].Type) is { } sql
                    ? $"{to.PhysicalMember(i)}: {sql}"
                    : null),
                items => $"{{{items}}}");
        var isPossible = from.Type.Members.Select((member, i) =>
            Sql(new Typed("_", member.Type), to.Members[i].Type)).All(sql => sql is not null);
        return isPossible ? Duck.Let(from.Sql, value => CopyMembers(value, from.Type, to)) : null;
    }

    private static string CopyMembers(string value, SqlType from, SqlType to)
    {
        var members = from.Members.Select((member, i) =>
            Sql(new Typed(Duck.Member(value, from, i), member.Type), to.Members[i].Type)!);
        return $"CASE WHEN {value} IS NULL THEN NULL ELSE {Duck.Struct(to, members)} END";
    }

    private static string? PartSql(Typed part, SqlType to)
    {
        if (part.IsNull)
            return Duck.Cast("NULL", to);
        if (part.LiteralText is not null && Coercion.Cost(part, to) is not null)
            return Coerce(part, to, default).Sql;
        return part.Type.Equals(to) && part.Parts is null ? part.Sql : Sql(part, to);
    }

    private static string? Joined(IEnumerable<string?> parts, Func<string, string> around)
    {
        var all = parts.ToList();
        return all.Contains(null) ? null : around(string.Join(", ", all));
    }

    /// <summary>Equal types may still name their members differently: the target's names win.</summary>
    private static SqlType Named(SqlType from, SqlType to) =>
        from.Kind is TypeKind.Struct or TypeKind.Array ? from : to;

    private static Typed Constrained(Typed value, SqlType to) =>
        to.Parameters.Count == 0 ? value : value with { Sql = TypeParameters.Enforce(value.Sql, to) };
}
