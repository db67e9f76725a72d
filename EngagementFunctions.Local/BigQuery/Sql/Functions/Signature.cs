using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>
/// One way to call a function, written <c>NAME(TYPE, ...) -> TYPE = DuckDB expression over $1, $2</c>. T stands for any
/// type, the same wherever it occurs.
/// </summary>
internal sealed partial record Signature(
    string Name, IReadOnlyList<string> Parameters, string Result, string Template)
{
    public static Signature Parse(string line)
    {
        var match = Form().Match(line);
        if (!match.Success)
            throw new InvalidOperationException($"Not a function signature: {line}");
        var parameters = match.Groups["parameters"].Value
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Signature(
            match.Groups["name"].Value, parameters, match.Groups["result"].Value,
            match.Groups["template"].Value.Trim());
    }

    /// <summary>How far the arguments are from the parameters; null where they do not fit.</summary>
    public int? Cost(IReadOnlyList<Typed> arguments)
    {
        if (arguments.Count != Parameters.Count)
            return null;
        var any = Any(arguments);
        var sum = 0;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (TypeOf(Parameters[i], any) is not { } type || Coercion.Cost(arguments[i], type) is not { } cost)
                return null;
            sum += cost;
        }

        return sum;
    }

    public Typed Apply(IReadOnlyList<Typed> arguments, Location at) =>
        Template.StartsWith("TRY(", StringComparison.Ordinal)
            ? Safely.Bind(arguments, parts => Filled(Template[4..^1], parts, at))
            : Filled(Template, arguments, at);

    private Typed Filled(string template, IReadOnlyList<Typed> arguments, Location at)
    {
        var any = Any(arguments);
        var sql = arguments
            .Select((argument, i) => Casts.Coerce(argument, TypeOf(Parameters[i], any)!, at).Sql)
            .ToList();
        var text = Placeholder().Replace(
            template, match => sql[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) - 1]);
        return new Typed(text, TypeOf(Result, any));
    }

    private SqlType? Any(IReadOnlyList<Typed> arguments)
    {
        var bound = Parameters.Zip(arguments).Where(pair => pair.First.Contains('T') && TypeOf(pair.First, null) is null
            && !pair.Second.IsNull);
        var candidates = bound
            .Select(pair => pair.First == "T" ? pair.Second : new Typed("", pair.Second.Type.Element))
            .ToList();
        return candidates.Any(candidate => candidate.IsNull) ? null : Coercion.Common(candidates);
    }

    private static SqlType? TypeOf(string name, SqlType? any) => name switch
    {
        "T" => any,
        "ARRAY<T>" => any is null ? null : SqlType.ArrayOf(any),
        _ when name.StartsWith("ARRAY<", StringComparison.Ordinal) => SqlType.ArrayOf(TypeNames.Find(name[6..^1])!),
        _ => TypeNames.Find(name),
    };

    [GeneratedRegex(@"^(?<name>[A-Z0-9_.]+)\((?<parameters>[^)]*)\)\s*->\s*(?<result>\S+)\s*=(?<template>.+)$",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex(@"\$([1-9])")]
    private static partial Regex Placeholder();
}
