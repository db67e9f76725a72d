using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

internal sealed partial class ExpressionBinder
{
    private Typed BindArray(ArrayLiteral array)
    {
        var items = array.Items.Select(Bind).ToList();
        var element = array.Element ?? Coercion.Common(items) ?? throw SqlErrors.Invalid(
            $"Array elements of types {{{string.Join(", ", items.Select(item => item.Type.Name).Distinct())}}} "
            + "do not have a common supertype", array.At);
        if (element.Kind == TypeKind.Array)
            throw SqlErrors.Invalid(
                "Cannot construct array with element type ARRAY because nested arrays are not supported", array.At);
        var type = SqlType.ArrayOf(element);
        var values = items.Select(item => Casts.Coerce(item, element, array.At).Sql);
        return new Typed($"CAST([{string.Join(", ", values)}] AS {type.Physical})", type)
        {
            Parts = array.Element is null ? items : null,
        };
    }

    private Typed BindStruct(StructLiteral structure)
    {
        var items = structure.Items.Select(item => Bind(item.Value)).ToList();
        if (structure.Type is { } declared)
        {
            if (declared.Members.Count != items.Count)
                throw SqlErrors.Invalid(
                    $"STRUCT type has {declared.Members.Count} fields but constructor call has {items.Count} fields",
                    structure.At);
            var values = items.Select((item, i) => Casts.Coerce(item, declared.Members[i].Type, structure.At).Sql);
            return new Typed(Duck.Struct(declared, values), declared);
        }

        var type = SqlType.StructOf([.. structure.Items.Select((item, i) =>
            new StructMember(item.Name ?? ImplicitName(item.Value) ?? "", items[i].Type))]);
        var sql = Duck.Struct(type, items.Select(item => Duck.Cast(item.Sql, item.Type)));
        return new Typed(sql, type) { Parts = items };
    }

    /// <summary>A column or field names what it is selected into.</summary>
    public static string? ImplicitName(Expression expression) => expression switch
    {
        NamePath path => path.Parts[^1],
        FieldAccess access => access.Name,
        _ => null,
    };

    private Typed BindSubquery(Subquery subquery)
    {
        var query = BindSubqueryBody(subquery.Query);
        if (subquery.Kind == SubqueryKind.Exists)
            return new Typed($"EXISTS ({query.Sql})", SqlType.Bool);
        if (query.Columns.Count != 1)
            throw SqlErrors.Invalid(
                subquery.Kind == SubqueryKind.Scalar
                    ? "Scalar subquery cannot have more than one column unless using SELECT AS STRUCT to build "
                    + "STRUCT values"
                    : "ARRAY subquery cannot have more than one column unless using SELECT AS STRUCT to build "
                    + "STRUCT values",
                subquery.At);
        var type = query.Columns[0].Type;
        if (subquery.Kind == SubqueryKind.Scalar)
            return new Typed($"({query.Sql})", type);
        if (type.Kind == TypeKind.Array)
            throw SqlErrors.Invalid(
                "Cannot use array subquery with column of type ARRAY because nested arrays are not supported",
                subquery.At);
        var array = SqlType.ArrayOf(type);
        return new Typed($"CAST(coalesce(ARRAY({query.Sql}), []) AS {array.Physical})", array);
    }

    private BoundQuery BindSubqueryBody(Query query) => new QueryBinder(Context).Bind(query, Scope);

    private Typed BindSubscript(Subscript subscript)
    {
        var target = Bind(subscript.Target);
        if (target.Type.Kind == TypeKind.Json)
            return JsonSubscript(target, Bind(subscript.Index), subscript.At);
        if (target.Type.Kind != TypeKind.Array)
            throw SqlErrors.Invalid(
                $"Subscript access using [INT64] is not supported on values of type {target.Type}", subscript.At);
        var index = BindAs(subscript.Index, SqlType.Int64).Sql;
        var (place, least) = subscript.Mode.EndsWith("ORDINAL", StringComparison.Ordinal)
            ? (index, 1)
            : ($"({index} + 1)", 0);
        var sql = subscript.Mode.StartsWith("SAFE", StringComparison.Ordinal)
            ? $"(CASE WHEN {index} >= {least} AND {index} < len({target.Sql}) + {least} THEN "
            + $"({target.Sql})[{place}] END)"
            : $"gs_array_at({target.Sql}, {place})";
        return new Typed(sql, target.Type.Element);
    }

    private static Typed JsonSubscript(Typed target, Typed index, Location at)
    {
        var step = index.Type.Kind switch
        {
            TypeKind.String => $"'$.\"' || {index.Sql} || '\"'",
            TypeKind.Int64 => $"'$[' || {index.Sql} || ']'",
            _ => throw SqlErrors.Invalid("Subscript of JSON must be INT64 or STRING", at),
        };
        return new Typed($"CAST(gs_json_query(CAST({target.Sql} AS VARCHAR), {step}) AS JSON)", SqlType.Json);
    }
}
