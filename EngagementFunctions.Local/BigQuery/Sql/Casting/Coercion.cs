using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Casting;

/// <summary>Which types become which without a CAST, and the common type of several expressions.</summary>
internal static class Coercion
{
    /// <summary>How far the coercion goes; null where there is none.</summary>
    public static int? Cost(Typed from, SqlType to)
    {
        if (from.IsNull)
            return 1;
        if (from.Type.Equals(to))
            return 0;
        if (from.Parts is { } parts && from.Type.Kind == to.Kind && PartTargets(to, parts.Count) is { } targets)
            return Sum(parts.Zip(targets, Cost));
        return Widening(from.Type.Kind, to.Kind) ?? (from.CoercesAsLiteral ? OfLiteral(from.Type.Kind, to.Kind) : null);
    }

    /// <summary>
    /// The type to which all coerce with the least effort, a literal's only if no other does; null where there is
    /// none.
    /// </summary>
    public static SqlType? Common(IReadOnlyList<Typed> items)
    {
        var candidates = items.Where(item => !item.IsNull).ToList();
        if (candidates.Count == 0)
            return SqlType.Int64;
        if (candidates.All(item => item.Type.IsNumber)
            && items.Any(item => item is { KnownType.Kind: TypeKind.Float64, LiteralText: null }))
            return SqlType.Float64;
        return candidates
            .Select(one => (one.Type, one.CoercesAsLiteral, Cost: Sum(items.Select(item => Cost(item, one.Type)))))
            .Where(candidate => candidate.Cost is not null)
            .OrderBy(candidate => candidate.CoercesAsLiteral)
            .ThenBy(candidate => candidate.Cost)
            .Select(candidate => candidate.Type)
            .FirstOrDefault() ?? CommonStruct(items) ?? CommonArray(items);
    }

    public static IReadOnlyList<SqlType>? PartTargets(SqlType type, int count) => type.Kind switch
    {
        TypeKind.Array => [.. Enumerable.Repeat(type.Element!, count)],
        TypeKind.Struct when type.Members.Count == count => [.. type.Members.Select(member => member.Type)],
        _ => null,
    };

    private static SqlType? CommonArray(IReadOnlyList<Typed> items) =>
        items.All(item => item.IsNull || item is { Type.Kind: TypeKind.Array, Parts: not null })
        && Common([.. items.SelectMany(item => item.Parts ?? [])]) is { } element
            ? SqlType.ArrayOf(element)
            : null;

    private static SqlType? CommonStruct(IReadOnlyList<Typed> items)
    {
        var literals = items.Where(item => item is { Type.Kind: TypeKind.Struct, Parts: not null }).ToList();
        var first = literals.FirstOrDefault();
        if (first is null || literals.Count < items.Count(item => !item.IsNull)
            || literals.Any(item => item.Parts!.Count != first.Parts!.Count))
            return null;
        var members = first.Type.Members
            .Select((member, i) => (member.Name, Type: Common([.. literals.Select(item => item.Parts![i])])))
            .ToList();
        return members.Any(member => member.Type is null)
            ? null
            : SqlType.StructOf([.. members.Select(member => new StructMember(member.Name, member.Type!))]);
    }

    private static int? Widening(TypeKind from, TypeKind to) => (from, to) switch
    {
        (TypeKind.Int64, TypeKind.Float64) => 2,
        (TypeKind.Int64, TypeKind.Numeric) => 3,
        (TypeKind.Int64, TypeKind.BigNumeric) => 4,
        (TypeKind.Numeric, TypeKind.BigNumeric) => 2,
        (TypeKind.Numeric, TypeKind.Float64) => 3,
        (TypeKind.BigNumeric, TypeKind.Float64) => 3,
        (TypeKind.Date, TypeKind.DateTime) => 3,
        _ => null,
    };

    private static int? OfLiteral(TypeKind from, TypeKind to) => (from, to) switch
    {
        (TypeKind.String, TypeKind.Date or TypeKind.DateTime or TypeKind.Time or TypeKind.Timestamp) => 6,
        (TypeKind.Float64, TypeKind.Numeric or TypeKind.BigNumeric) => 6,
        (TypeKind.Date, TypeKind.Timestamp) => 7,
        _ => null,
    };

    private static int? Sum(IEnumerable<int?> costs)
    {
        var sum = 0;
        foreach (var cost in costs)
            if (cost is null)
                return null;
            else
                sum += cost.Value;
        return sum;
    }
}
