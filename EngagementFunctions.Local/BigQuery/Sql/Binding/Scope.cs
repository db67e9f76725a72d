using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>The names that an expression can see, and what may stand in it.</summary>
internal sealed class Scope(Scope? parent, IReadOnlyList<Relation> relations)
{
    public Scope? Parent { get; } = parent;

    public IReadOnlyList<Relation> Relations { get; } = relations;

    /// <summary>Aliases of the SELECT list, where ORDER BY, HAVING and QUALIFY see them.</summary>
    public IReadOnlyDictionary<string, Typed> Aliases { get; init; } = NoAliases;

    /// <summary>Named windows of the SELECT.</summary>
    public IReadOnlyDictionary<string, Window> Windows { get; init; } = new Dictionary<string, Window>();

    /// <summary>Where aggregate functions are refused, the clause that refuses them.</summary>
    public string? NoAggregatesIn { get; init; }

    public string? NoWindowsIn { get; init; }

    /// <summary>Set while the expressions of a grouped SELECT are bound.</summary>
    public Grouping? Grouping { get; init; }

    /// <summary>The WITH tables of the query this scope belongs to.</summary>
    public IReadOnlyDictionary<string, BoundQuery> CommonTables { get; init; } = NoTables;

    public BoundQuery? FindCommonTable(string name) =>
        CommonTables.TryGetValue(name, out var table) ? table : Parent?.FindCommonTable(name);

    private static readonly Dictionary<string, Typed> NoAliases = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<string, BoundQuery> NoTables = [];

    /// <summary>Last of the static fields, because it takes its values from them.</summary>
    public static readonly Scope Empty = new(null, []);

    public Scope Without(string clause, bool windowsToo = true) => new(Parent, Relations)
    {
        Aliases = Aliases,
        Windows = Windows,
        CommonTables = CommonTables,
        NoAggregatesIn = clause,
        NoWindowsIn = windowsToo ? clause : null,
    };

    /// <summary>Of a SELECT without groups, where window functions are still allowed.</summary>
    public Scope WithNoAggregates() => new(Parent, Relations) { Aliases = Aliases, Windows = Windows };

    public Scope Grouped(Grouping grouping) =>
        new(Parent, Relations) { Aliases = Aliases, Windows = Windows, Grouping = grouping };

    public Scope With(IReadOnlyDictionary<string, Typed> aliases) => new(Parent, Relations)
    {
        Aliases = aliases,
        Windows = Windows,
        NoAggregatesIn = NoAggregatesIn,
        NoWindowsIn = NoWindowsIn,
        Grouping = Grouping,
    };
}

/// <summary>The keys of a grouped SELECT, and the columns met outside of them and of aggregates.</summary>
internal sealed class Grouping(IEnumerable<string> keys)
{
    private readonly HashSet<string> _keys = [.. keys];
    private readonly List<(string Name, Location At)> _ungrouped = [];

    public int AggregateDepth { get; set; }

    public int Mark => _ungrouped.Count;

    public void Meet(string name, Location at)
    {
        if (AggregateDepth == 0)
            _ungrouped.Add((name, at));
    }

    /// <summary>An expression that is a key excuses the columns inside of it.</summary>
    public void Leave(int mark, string sql)
    {
        if (_ungrouped.Count > mark && _keys.Contains(sql))
            _ungrouped.RemoveRange(mark, _ungrouped.Count - mark);
    }

    public void Check(string clause)
    {
        if (_ungrouped.Count == 0)
            return;
        var (name, at) = _ungrouped[0];
        throw SqlErrors.Invalid(
            $"{clause} expression references column {name} which is neither grouped nor aggregated", at);
    }
}
