using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>CAST and the implicit coercions.</summary>
internal static class Casts
{
    public static Typed Explicit(Typed value, SqlType to, bool isSafe, Location at)
    {
        if (value.IsNull)
            return new Typed(Duck.Cast(value.Sql, to), to);
        if (value.Type.Equals(to) && value.Type.Physical == to.Physical && value.Parts is null)
            return Constrained(value with { KnownType = to, LiteralText = null }, to);
        if (isSafe)
            return Safely.Bind([value], parts => Explicit(parts[0], to, false, at));
        var sql = Sql(value, to) ?? throw SqlErrors.Invalid(
            $"Invalid cast from {value.Type} to {to}", at);
        var cast = new Typed(sql, to);
        if (to.Kind == TypeKind.BigNumeric && value.Type.Kind == TypeKind.Int64)
            cast = cast with { IntegerSql = value.Sql };
        return Constrained(cast, to);
    }

    /// <summary>To be called after <see cref="Coercion.Cost"/> allowed it.</summary>
    public static Typed Coerce(Typed value, SqlType to, Location at)
    {
        if (value.Type.Equals(to) && !value.IsNull)
            return value.Type.Physical == to.Physical ? value with { KnownType = to } : Renamed(value, to);
        if (Coercion.Cost(value, to) is null)
            throw SqlErrors.Invalid($"Could not coerce value of type {value.Type} to type {to}", at);
        if (value.LiteralText is { } text && to.Kind is TypeKind.Numeric or TypeKind.BigNumeric)
            return Literals.Bind(to, text, at);
        if (value.LiteralText is { } literal && value.Type.Kind == TypeKind.String)
            return Literals.Bind(to, literal, at) with { LiteralText = literal };
        return Explicit(value, to, false, at) with { IsParameter = value.IsParameter };
    }

    /// <summary>SQL for a cast between different types, null where GoogleSQL has none.</summary>
    public static string? Sql(Typed value, SqlType to) => (value.Type.Kind, to.Kind) switch
    {
        (TypeKind.Array, TypeKind.Array) => ArrayCast(value, to),
        (TypeKind.Struct, TypeKind.Struct) => StructCast(value, to),
        (var one, var other) when one == other => value.Sql,
        _ => ScalarCasts.Sql(value.Sql, value.Type.Kind, to.Kind),
    };

    private static string? ArrayCast(Typed value, SqlType to)
    {
        if (value.Parts is { } parts)
            return Joined(
                parts.Select(part => PartSql(part, to.Element!)), items => $"CAST([{items}] AS {to.Physical})");
        return Sql(new Typed("_", value.Type.Element), to.Element!) is null
            ? null
            : Duck.Each(value.Sql, item => Sql(new Typed(item, value.Type.Element), to.Element!)!);
    }

    private static string? StructCast(Typed value, SqlType to)
    {
        if (value.Type.Members.Count != to.Members.Count)
            return null;
        if (value.Parts is { } parts)
            return Joined(
                parts.Select((part, i) => PartSql(part, to.Members[i].Type) is { } sql
                    ? $"{to.PhysicalMember(i)}: {sql}"
                    : null),
                items => $"{{{items}}}");
        var isPossible = value.Type.Members.Select((member, i) =>
            Sql(new Typed("_", member.Type), to.Members[i].Type)).All(sql => sql is not null);
        return isPossible ? Duck.Let(value.Sql, once => CopyMembers(once, value.Type, to)) : null;
    }

    private static string CopyMembers(string value, SqlType type, SqlType to)
    {
        var members = type.Members.Select((member, i) =>
            Sql(new Typed(Duck.Member(value, type, i), member.Type), to.Members[i].Type)!);
        return $"CASE WHEN {value} IS NULL THEN NULL ELSE {Duck.Struct(to, members)} END";
    }

    private static string? PartSql(Typed part, SqlType to)
    {
        if (part.IsNull)
            return Duck.Cast(part.Sql, to);
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
    private static Typed Renamed(Typed value, SqlType to) => new(Sql(value, to)!, to);

    private static Typed Constrained(Typed value, SqlType to) =>
        to.Parameters.Count == 0 ? value : value with { Sql = TypeParameters.Enforce(value.Sql, to) };
}
