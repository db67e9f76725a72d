using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>GROUP BY: expressions, aliases and numbers of SELECT columns, or ALL.</summary>
internal sealed class GroupKeys(StatementContext context, Scope scope)
{
    private readonly List<string> _keys = [];

    public string Sql { get; private set; } = "";

    public Grouping NewGrouping() => new(_keys);

    public GroupKeys Bind(Select select, List<SelectOutput> items)
    {
        if (select.GroupBy is not { } groupBy)
            return this;
        var binder = new ExpressionBinder(context, scope.Without("GROUP BY clause"));
        if (groupBy.IsAll)
            _keys.AddRange(items.Where(item => !IsComputed(item)).Select(item => item.Bind(binder).Value!.Sql));
        else
            foreach (var key in groupBy.Keys)
                _keys.Add(Key(binder, key, items));
        var keys = string.Join(", ", _keys);
        if (_keys.Count > 0)
            Sql = groupBy.Kind.Length > 0 ? $" GROUP BY {groupBy.Kind} ({keys})" : $" GROUP BY {keys}";
        return this;
    }

    private static bool IsComputed(SelectOutput item) =>
        item.Expression is not null && SyntaxSearch.HasAggregate(item.Expression);

    private static string Key(ExpressionBinder binder, Expression key, List<SelectOutput> items)
    {
        var item = Ordinals.Of(key, items.Count, "GROUP BY") is { } index ? items[index] : Aliased(key, items);
        var value = item is null ? binder.Bind(key) : item.Bind(binder).Value!;
        return value.Type.IsGroupable
            ? value.Sql
            : throw SqlErrors.Invalid($"Grouping by expressions of type {value.Type} is not allowed", key.At);
    }

    /// <summary>An alias of the SELECT list goes before a column of the same name.</summary>
    private static SelectOutput? Aliased(Expression key, List<SelectOutput> items) =>
        key is NamePath { Parts: [var name] }
        ? items.FirstOrDefault(item => item is { IsStar: false, Expression: not NamePath }
            && string.Equals(item.Alias, name, StringComparison.OrdinalIgnoreCase))
            ?? items.FirstOrDefault(item => item is { IsStar: false, Expression: NamePath }
                && string.Equals(item.Alias, name, StringComparison.OrdinalIgnoreCase))
        : null;
}
