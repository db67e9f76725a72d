using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>
/// A query whose rows are kept: every column has a name of its own, and arrays are neither NULL nor hold NULLs.
/// </summary>
internal sealed record ResultQuery(string Sql, IReadOnlyList<Field> Fields)
{
    public string Columns => string.Join(", ", Fields.Select(one => Quoting.Name(one.Name)));

    public static ResultQuery Bind(StatementContext context, Query query, Location at)
    {
        var bound = new QueryBinder(context).Bind(query, Scope.Empty);
        if (bound is { IsValueTable: true, Columns: [{ Type.Kind: TypeKind.Struct } value] })
            bound = Unpacked(context, bound, value);
        var names = Names(bound.Columns);
        var twice = names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(
            group => group.Count() > 1);
        if (twice is not null)
            throw SqlErrors.Invalid(
                "Duplicate column names in the result are not supported when a destination table is present. Found "
                + $"duplicate(s): {twice.Key}",
                at);
        var fields = bound.Columns.Select((column, i) => Binding.Fields.Of(names[i], column.Type)).ToList();
        var values = bound.Columns.Select(column => Stored(column.Physical, column.Type));
        return new ResultQuery($"SELECT {string.Join(", ", values)} FROM ({bound.Sql})", fields);
    }

    public static string Stored(string sql, SqlType type) =>
        type.Kind == TypeKind.Array ? $"gs_no_null_element({sql})" : sql;

    /// <summary>Columns without a name are called f0_, f1_ and so on.</summary>
    private static List<string> Names(IReadOnlyList<BoundColumn> columns)
    {
        var unnamed = 0;
        return [.. columns.Select(column => string.IsNullOrEmpty(column.Name) ? $"f{unnamed++}_" : column.Name)];
    }

    private static BoundQuery Unpacked(StatementContext context, BoundQuery query, BoundColumn value)
    {
        var columns = value.Type.Members.Select(member =>
            new BoundColumn(member.Name, context.NewName("c"), member.Type)).ToList();
        var list = columns.Select((column, i) => $"{Duck.Member(value.Physical, value.Type, i)} AS {column.Physical}");
        return new BoundQuery($"SELECT {string.Join(", ", list)} FROM ({query.Sql})", columns);
    }
}
