using EngagementFunctions.Local.BigQuery.Resources;
using EngagementFunctions.Local.BigQuery.Schemas;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>
/// The columns that an ALTER TABLE leaves, each with the SQL of its value over the old table. More than new columns is
/// a copy of the rows: DuckDB refuses to commit longer chains of changes to one table.
/// </summary>
internal sealed class ColumnAlteration(StatementContext context, Table table)
{
    private readonly List<(Field Field, string? Value)> _columns =
        [.. table.Schema.Select(field => (field, (string?)Quoting.Name(field.Name)))];

    private bool _copies;

    public void Add(AlterAction action)
    {
        switch (action)
        {
            case AddColumn add:
                Append(add);
                break;
            case DropColumn drop:
                Remove(drop);
                break;
            case RenameColumn rename:
                var renamed = Find(rename.Name, rename.At);
                Replace(renamed, _columns[renamed].Field with { Name = rename.NewName });
                _copies = true;
                break;
            case AlterColumn change:
                Change(change);
                break;
            default:
                throw SqlErrors.Unsupported("This ALTER action", action.At);
        }
    }

    public Table Apply(Table changed)
    {
        List<Field> schema = [.. _columns.Select(column => column.Field)];
        if (changed.ViewQuery is not null || schema.SequenceEqual(changed.Schema))
            return changed;
        if (!_copies)
            return context.Session.Reshape(changed, schema) with { Schema = schema };
        var rows = context.NewName("rows");
        var values = _columns.Select(column => column.Value ?? Empty(column.Field));
        context.Session.Connection.Execute(
            $"CREATE TEMP TABLE {rows} AS SELECT {string.Join(", ", values.Select((value, i) => $"{value} AS c{i}"))} "
            + $"FROM {changed.Id.PhysicalName}");
        var altered = context.Session.CreateTable(changed with { Schema = schema });
        context.Session.Connection.Execute($"INSERT INTO {changed.Id.PhysicalName} FROM {rows}; DROP TABLE {rows}");
        return altered with { Created = table.Created };
    }

    private static string Empty(Field field) => $"CAST({(field.IsRepeated ? "[]" : "NULL")} AS {field.PhysicalType()})";

    private int Find(string name, Location at)
    {
        var index = _columns.FindIndex(column => column.Field.IsNamed(name));
        return index >= 0 ? index : throw SqlErrors.Invalid($"Column not found: {name}", at);
    }

    private void Replace(int index, Field field) => _columns[index] = (field, _columns[index].Value);

    private void Append(AddColumn add)
    {
        var field = ColumnDefinitions.Field(context, add.Column);
        if (_columns.Any(column => column.Field.IsNamed(field.Name)))
        {
            if (!add.IfNotExists)
                throw SqlErrors.Invalid($"Column already exists: {field.Name}", add.At);
            return;
        }

        if (field.IsRequired)
            throw SqlErrors.Invalid($"Cannot add required column {field.Name} to an existing table", add.At);
        ColumnNames.Check([field]);
        _columns.Add((field, null));
    }

    private void Remove(DropColumn drop)
    {
        if (drop.IfExists && !_columns.Any(column => column.Field.IsNamed(drop.Name)))
            return;
        var index = Find(drop.Name, drop.At);
        var field = _columns[index].Field;
        if (_columns.Count == 1)
            throw SqlErrors.Invalid("Cannot drop the only column of a table", drop.At);
        if (table.Clustering.Any(field.IsNamed) || (table.TimePartitioning?.Field is { } key && field.IsNamed(key)))
            throw SqlErrors.Invalid(
                $"Cannot drop column {field.Name}: the table is partitioned or clustered by it", drop.At);
        _columns.RemoveAt(index);
        _copies = true;
    }

    private void Change(AlterColumn change)
    {
        var index = Find(change.Name, change.At);
        var field = _columns[index].Field;
        switch (change.What)
        {
            case "DROP NOT NULL":
                Replace(index, field with { Mode = FieldMode.NULLABLE });
                break;
            case "SET DEFAULT" or "DROP DEFAULT":
                Replace(index, field with { DefaultValueExpression = change.Default });
                break;
            case "SET OPTIONS":
                var description = ColumnDefinitions.Description(context, change.Options, field.Description);
                Replace(index, field with { Description = description });
                break;
            default:
                Retype(index, field, change.Type!, change.At);
                break;
        }
    }

    /// <summary>Only towards types that hold every value of the present one.</summary>
    private void Retype(int index, Field field, SqlType type, Location at)
    {
        var present = Fields.TypeOf(field);
        var value = new Typed(_columns[index].Value ?? Empty(field), present);
        if (Coercion.Cost(value, type) is null)
            throw SqlErrors.Invalid(
                $"ALTER TABLE ALTER COLUMN SET DATA TYPE requires that the existing column type ({present}) is "
                + $"assignable to the new type ({type})", at);
        var retyped = Fields.Of(field.Name, type) with { Mode = field.Mode, Description = field.Description };
        _columns[index] = (retyped, Casts.Coerce(value, type, at).Sql);
        _copies = true;
    }
}
