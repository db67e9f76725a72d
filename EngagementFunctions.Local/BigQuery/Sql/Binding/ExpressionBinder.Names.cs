using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private Typed BindPath(NamePath path) => TryBindPath(path) ?? throw SqlErrors.Invalid(
        $"Unrecognized name: {string.Join('.', path.Parts)}", path.At);

    /// <summary>From the innermost scope outwards, then variables; null where the first part names nothing.</summary>
    public Typed? TryBindPath(NamePath path)
    {
        for (var scope = Scope; scope is not null; scope = scope.Parent)
            if (Find(scope, path) is { } found)
                return found;
        return Context.Script.Variable(path.Parts[0]) is { } variable ? Fields(variable, path, 1) : null;
    }

    private static Typed? Find(Scope scope, NamePath path)
    {
        var first = path.Parts[0];
        if (scope.Aliases.TryGetValue(first, out var alias))
            return Fields(alias, path, 1);
        if (scope.Relations.FirstOrDefault(relation => relation.IsNamed(first)) is { } relation)
            return FindInRelation(scope, relation, path);
        return FindColumn(scope, scope.Relations, first, path.At, isQualified: false) is { } column
            ? Fields(column, path, 1)
            : null;
    }

    private static Typed FindInRelation(Scope scope, Relation relation, NamePath path)
    {
        if (relation.Value is { } value)
        {
            scope.Grouping?.Meet(path.Parts[0], path.At);
            return Fields(value, path, 1);
        }

        if (path.Parts.Count == 1)
            return WholeRow(scope, relation, path);
        return FindColumn(scope, [relation], path.Parts[1], path.At, isQualified: true) is { } column
            ? Fields(column, path, 2)
            : throw SqlErrors.Invalid($"Name {path.Parts[1]} not found inside {path.Parts[0]}", path.At);
    }

    private static Typed? FindColumn(
        Scope scope, IReadOnlyList<Relation> relations, string name, Location at, bool isQualified)
    {
        var found = relations
            .SelectMany(relation => relation.Columns.Where(column =>
                column.IsNamed(name) && (isQualified || !relation.Hides(column))))
            .ToList();
        if (found.Count > 1)
            throw SqlErrors.Invalid($"Column name {name} is ambiguous", at);
        if (found.Count == 0)
            return null;
        scope.Grouping?.Meet(name, at);
        return new Typed(found[0].Sql, found[0].Type);
    }

    private static Typed WholeRow(Scope scope, Relation relation, NamePath path)
    {
        scope.Grouping?.Meet(path.Parts[0], path.At);
        var type = SqlType.StructOf([.. relation.Columns.Select(c => new StructMember(c.Name ?? "", c.Type))]);
        return new Typed(Duck.Struct(type, relation.Columns.Select(column => column.Sql)), type);
    }

    private static Typed Fields(Typed target, NamePath path, int from)
    {
        for (var i = from; i < path.Parts.Count; i++)
            target = Field(target, path.Parts[i], path.At);
        return target;
    }

    /// <summary>A member of a STRUCT, or of a JSON value.</summary>
    public static Typed Field(Typed target, string name, Location at)
    {
        if (target.Type.Kind == TypeKind.Json)
            return new Typed(
                $"CAST(gs_json_query(CAST({target.Sql} AS VARCHAR), {Duck.Text($"$.\"{name}\"")}) AS JSON)",
                SqlType.Json);
        if (target.Type.Kind != TypeKind.Struct)
            throw SqlErrors.Invalid($"Cannot access field {name} on a value with type {target.Type}", at);
        for (var i = 0; i < target.Type.Members.Count; i++)
            if (string.Equals(target.Type.Members[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return new Typed(Duck.Member(target.Sql, target.Type, i), target.Type.Members[i].Type);
        throw SqlErrors.Invalid($"Field name {name} does not exist in {target.Type}", at);
    }
}
