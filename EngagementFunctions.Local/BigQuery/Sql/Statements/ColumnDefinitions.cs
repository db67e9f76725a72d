using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>Column definitions of DDL as fields of the catalog.</summary>
internal static class ColumnDefinitions
{
    public static List<Field> Fields(StatementContext context, IReadOnlyList<ColumnDefinition> columns) =>
        [.. columns.Select(column => Field(context, column))];

    public static Field Field(StatementContext context, ColumnDefinition column)
    {
        var field = Binding.Fields.Of(column.Name, column.Type);
        if (column.IsRequired && field.IsRepeated)
            throw BigQueryError.InvalidQuery($"NOT NULL cannot be applied to ARRAY column {column.Name}");
        return field with
        {
            Mode = column.IsRequired ? FieldMode.REQUIRED : field.Mode,
            DefaultValueExpression = column.DefaultText,
            Description = Description(context, column.Options, null),
            Fields = column.Members.Count > 0 ? Fields(context, column.Members) : field.Fields,
        };
    }

    public static string? Description(
        StatementContext context, IReadOnlyDictionary<string, Expression> options, string? present) =>
        options.TryGetValue("description", out var description)
            ? TableOptions.Text(context, description)
            : present;
}
