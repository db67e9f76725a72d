using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Native;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>Functions that a signature cannot describe.</summary>
internal static class SpecialFunctions
{
    private static readonly Dictionary<string, Func<ExpressionBinder, Call, Typed>> All = new()
    {
        ["COALESCE"] = Coalesce,
        ["IFNULL"] = Coalesce,
        ["IF"] = If,
        ["NULLIF"] = NullIf,
        ["CONCAT"] = Concat,
        ["GREATEST"] = (binder, call) => Extreme(binder, call, "greatest", ">="),
        ["LEAST"] = (binder, call) => Extreme(binder, call, "least", "<="),
        ["FORMAT"] = FormatCalls.Bind,
        ["TO_JSON_STRING"] = ToJsonString,
        ["TO_JSON"] = (binder, call) => ToJsonString(binder, call) is var text
            ? new Typed($"CAST({text.Sql} AS JSON)", SqlType.Json)
            : text,
        ["ERROR"] = Error,
        ["SESSION_USER"] = (binder, _) => new Typed(Duck.Text(binder.Context.Request.UserEmail), SqlType.String),
        ["CURRENT_TIMESTAMP"] = (binder, call) => Now(binder, call, SqlType.Timestamp),
        ["CURRENT_DATE"] = (binder, call) => Now(binder, call, SqlType.Date),
        ["CURRENT_DATETIME"] = (binder, call) => Now(binder, call, SqlType.DateTime),
        ["CURRENT_TIME"] = (binder, call) => Now(binder, call, SqlType.Time),
        ["REGEXP_EXTRACT"] = RegexpExtract,
        ["REGEXP_SUBSTR"] = RegexpExtract,
        ["REGEXP_EXTRACT_ALL"] = RegexpExtractAll,
        ["NORMALIZE"] = Normalize,
        ["ARRAY_CONCAT"] = ArrayConcat,
        ["GENERATE_DATE_ARRAY"] = GenerateDates,
    };

    public static Func<ExpressionBinder, Call, Typed>? Find(string name) => All.GetValueOrDefault(name);

    private static (List<string> Sql, SqlType Type) Common(ExpressionBinder binder, Call call)
    {
        if (call.Arguments.Count == 0)
            throw NoSignature(call, []);
        var arguments = call.Arguments.Select(binder.Bind).ToList();
        var type = Coercion.Common(arguments) ?? throw NoSignature(call, arguments);
        return ([.. arguments.Select(argument => Casts.Coerce(argument, type, call.At).Sql)], type);
    }

    public static BigQueryError NoSignature(Call call, IEnumerable<Typed> arguments) => SqlErrors.Invalid(
        $"No matching signature for function {call.Name} for argument types: "
        + string.Join(", ", arguments.Select(argument => argument.IsNull ? "NULL" : argument.Type.Name)), call.At);

    private static Typed Coalesce(ExpressionBinder binder, Call call)
    {
        var (arguments, type) = Common(binder, call);
        return new Typed($"coalesce({string.Join(", ", arguments)})", type);
    }

    private static Typed If(ExpressionBinder binder, Call call)
    {
        var arguments = call.Arguments.Select(binder.Bind).ToList();
        var isCondition = arguments[0].IsNull || arguments[0].Type.Kind == TypeKind.Bool;
        if (!isCondition || Coercion.Common([arguments[1], arguments[2]]) is not { } type)
            throw NoSignature(call, arguments);
        var (yes, no) = (Casts.Coerce(arguments[1], type, call.At).Sql, Casts.Coerce(arguments[2], type, call.At).Sql);
        return new Typed($"CASE WHEN {arguments[0].Sql} THEN {yes} ELSE {no} END", type);
    }

    private static Typed NullIf(ExpressionBinder binder, Call call)
    {
        var (arguments, type) = Common(binder, call);
        return arguments.Count == 2
            ? new Typed($"nullif({arguments[0]}, {arguments[1]})", type)
            : throw NoSignature(call, []);
    }

    private static Typed Concat(ExpressionBinder binder, Call call)
    {
        var arguments = call.Arguments.Select(binder.Bind).ToList();
        var type = arguments.Any(argument => !argument.IsNull && argument.Type.Kind == TypeKind.Bytes)
            ? SqlType.Bytes
            : SqlType.String;
        if (arguments.Count == 0 || arguments.Any(argument => Coercion.Cost(argument, type) is null))
            throw NoSignature(call, arguments);
        return new Typed(
            $"({string.Join(" || ", arguments.Select(argument => Casts.Coerce(argument, type, call.At).Sql))})", type);
    }

    /// <summary>NULL or NaN among the arguments wins over every number.</summary>
    private static Typed Extreme(ExpressionBinder binder, Call call, string function, string symbol)
    {
        var (arguments, type) = Common(binder, call);
        if (!type.IsOrderable)
            throw NoSignature(call, call.Arguments.Select(binder.Bind));
        var anyNull = Any(arguments, argument => $"{argument} IS NULL");
        var sql = type.Kind == TypeKind.BigNumeric
            ? arguments.Aggregate(
                (a, b) => $"CASE WHEN gs_bn_order({a}) {symbol} gs_bn_order({b}) THEN {a} ELSE {b} END")
            : $"{function}({string.Join(", ", arguments)})";
        var anyNan = type.Kind == TypeKind.Float64
            ? $" WHEN {Any(arguments, argument => $"isnan({argument})")} THEN CAST('nan' AS DOUBLE)"
            : "";
        return new Typed($"CASE WHEN {anyNull} THEN NULL{anyNan} ELSE {sql} END", type);
    }

    private static string Any(IEnumerable<string> arguments, Func<string, string> test) =>
        string.Join(" OR ", arguments.Select(test));

    private static Typed ToJsonString(ExpressionBinder binder, Call call)
    {
        var value = binder.Bind(call.Arguments[0]);
        return new Typed(
            $"coalesce({ValueForms.Json(Duck.Cast(value.Sql, value.Type), value.Type)}, 'null')", SqlType.String);
    }

    /// <summary>It has any type, as NULL has.</summary>
    private static Typed Error(ExpressionBinder binder, Call call) =>
        new($"gs_error({binder.BindAs(call.Arguments[0], SqlType.String).Sql})", null);

    private static Typed Now(ExpressionBinder binder, Call call, SqlType type)
    {
        var micros = Duck.Number(Calendar.Micros(binder.Context.Now.UtcDateTime));
        if (call.Arguments.Count > 0)
            micros = $"gs_to_local({micros}, {binder.BindAs(call.Arguments[0], SqlType.String).Sql})";
        return TimeFunctions.From(micros, type);
    }

    private static Typed RegexpExtract(ExpressionBinder binder, Call call)
    {
        var (text, pattern, group) = Regexp(binder, call);
        return new Typed(
            $"CASE WHEN regexp_matches({text}, {pattern}) THEN regexp_extract({text}, {pattern}, {group}) END",
            SqlType.String);
    }

    private static Typed RegexpExtractAll(ExpressionBinder binder, Call call)
    {
        var (text, pattern, group) = Regexp(binder, call);
        return new Typed($"regexp_extract_all({text}, {pattern}, {group})", SqlType.ArrayOf(SqlType.String));
    }

    /// <summary>With a capturing group, it is what is extracted.</summary>
    private static (string Text, string Pattern, long Group) Regexp(ExpressionBinder binder, Call call)
    {
        if (call.Arguments.Count != 2)
            throw SqlErrors.Unsupported($"{call.Name} with a position", call.At);
        var pattern = binder.BindAs(call.Arguments[1], SqlType.String);
        var groups = pattern.LiteralText is { } literal ? Strings.Groups(literal) : 0;
        if (groups > 1)
            throw SqlErrors.Invalid(
                "Regular expressions passed into extraction functions must not have more than 1 capturing group",
                call.At);
        return (binder.BindAs(call.Arguments[0], SqlType.String).Sql, pattern.Sql, groups);
    }

    private static Typed Normalize(ExpressionBinder binder, Call call)
    {
        var form = call.Arguments.Count > 1 && call.Arguments[1] is NamePath { Parts: [var name] } ? name : "NFC";
        return string.Equals(form, "NFC", StringComparison.OrdinalIgnoreCase)
            ? new Typed($"nfc_normalize({binder.BindAs(call.Arguments[0], SqlType.String).Sql})", SqlType.String)
            : throw SqlErrors.Unsupported($"NORMALIZE to {form}", call.At);
    }

    private static Typed ArrayConcat(ExpressionBinder binder, Call call)
    {
        var (arguments, type) = Common(binder, call);
        return type.Kind == TypeKind.Array
            ? new Typed($"({string.Join(" || ", arguments)})", type)
            : throw NoSignature(call, call.Arguments.Select(binder.Bind));
    }

    private static Typed GenerateDates(ExpressionBinder binder, Call call)
    {
        var first = binder.BindAs(call.Arguments[0], SqlType.Date).Sql;
        var last = binder.BindAs(call.Arguments[1], SqlType.Date).Sql;
        var (amount, part) = call.Arguments.ElementAtOrDefault(2) is Interval interval
            ? (binder.BindAs(interval.Amount, SqlType.Int64).Sql, interval.Part)
            : ("1", "DAY");
        return new Typed(
            $"CAST(generate_series(CAST({first} AS TIMESTAMP), CAST({last} AS TIMESTAMP), "
            + $"{amount} * INTERVAL 1 {part}) AS DATE[])",
            SqlType.ArrayOf(SqlType.Date));
    }
}
