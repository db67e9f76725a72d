using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>
/// Functions that name a part (DAY, MONTH ...). All compute on microseconds since 1970, or since midnight.
/// </summary>
internal static class TimeFunctions
{
    public static bool Contains(string name) => Kind(name) is not null;

    public static Typed Bind(ExpressionBinder binder, Call call)
    {
        var type = Kind(call.Name)!;
        var action = call.Name[(call.Name.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return action switch
        {
            "ADD" or "SUB" => Add(binder, call, type, action == "SUB"),
            "DIFF" => Difference(binder, call, type),
            "TRUNC" => Truncate(binder, call, type),
            _ => LastDay(binder, call),
        };
    }

    /// <summary>date + integer, and + or - of an INTERVAL; null for every other arithmetic.</summary>
    public static Typed? TryArithmetic(ExpressionBinder binder, Binary binary)
    {
        var isMinus = binary.Operator == "-";
        if (binary.Right is Interval interval)
            return Moved(binder.Bind(binary.Left), binder, interval, isMinus, binary.At);
        if (binary.Left is Interval first && !isMinus)
            return Moved(binder.Bind(binary.Right), binder, first, false, binary.At);
        var left = binder.Bind(binary.Left);
        if (left.Type.Kind != TypeKind.Date || left.IsNull)
            return null;
        var right = binder.Bind(binary.Right);
        return right.Type.Kind == TypeKind.Int64
            ? Shift(left, isMinus ? $"(- {right.Sql})" : right.Sql, "DAY", SqlType.Date)
            : throw SqlErrors.Unsupported("A difference of dates as INTERVAL", binary.At);
    }

    public static Typed Extract(ExpressionBinder binder, Extract extract)
    {
        var operand = binder.Bind(extract.Operand);
        if (operand.Type.Kind is not (TypeKind.Date or TypeKind.DateTime or TypeKind.Time or TypeKind.Timestamp))
            throw SqlErrors.Invalid($"EXTRACT does not support arguments of type {operand.Type}", extract.At);
        var micros = Micros(operand);
        if (extract.TimeZone is not null)
            micros = $"gs_to_local({micros}, {binder.BindAs(extract.TimeZone, SqlType.String).Sql})";
        var part = Part(extract.Part, extract.At);
        return part switch
        {
            "DATE" => From(micros, SqlType.Date),
            "TIME" => From(micros, SqlType.Time),
            "DATETIME" => From(micros, SqlType.DateTime),
            _ => new Typed($"gs_time_extract({micros}, '{part}')", SqlType.Int64),
        };
    }

    public static string Micros(Typed value) => $"epoch_us({value.Sql})";

    public static Typed From(string micros, SqlType type) => new(
        type.Kind switch
        {
            TypeKind.Timestamp => $"make_timestamptz({micros})",
            TypeKind.DateTime => $"make_timestamp({micros})",
            _ => Duck.Cast($"make_timestamp({micros})", type),
        },
        type);

    /// <summary>DAY, or WEEK(MONDAY).</summary>
    private static string Part(Expression expression, Location at) => expression switch
    {
        NamePath { Parts: [var name] } => name.ToUpperInvariant(),
        Call { Path: [var week], Arguments: [NamePath { Parts: [var day] }] } =>
            $"{week.ToUpperInvariant()}({day.ToUpperInvariant()})",
        Call { Path: [var function], Arguments: [] } => function.ToUpperInvariant(),
        _ => throw SqlErrors.Invalid("A valid date part name is required", at),
    };

    private static SqlType? Kind(string name) => name switch
    {
        "LAST_DAY" => SqlType.Date,
        "DATE_ADD" or "DATE_SUB" or "DATE_DIFF" or "DATE_TRUNC" => SqlType.Date,
        "DATETIME_ADD" or "DATETIME_SUB" or "DATETIME_DIFF" or "DATETIME_TRUNC" => SqlType.DateTime,
        "TIME_ADD" or "TIME_SUB" or "TIME_DIFF" or "TIME_TRUNC" => SqlType.Time,
        "TIMESTAMP_ADD" or "TIMESTAMP_SUB" or "TIMESTAMP_DIFF" or "TIMESTAMP_TRUNC" => SqlType.Timestamp,
        _ => null,
    };

    private static Typed Add(ExpressionBinder binder, Call call, SqlType type, bool isMinus)
    {
        if (call.Arguments is not [var moment, Interval interval])
            throw SqlErrors.Invalid($"{call.Name} takes a {type} and an INTERVAL", call.At);
        return Moved(AsMoment(binder, moment, type), binder, interval, isMinus, call.At);
    }

    /// <summary>DATE functions take DATETIME and TIMESTAMP too, DATETIME ones a DATE.</summary>
    private static Typed AsMoment(ExpressionBinder binder, Expression expression, SqlType type)
    {
        var value = binder.Bind(expression);
        var isOther = !value.IsNull && !value.CoercesAsLiteral && type.Kind is TypeKind.Date or TypeKind.DateTime
            && value.Type.Kind is TypeKind.Date or TypeKind.DateTime or TypeKind.Timestamp
            && Coercion.Cost(value, type) is null;
        return isOther ? value : Casts.Coerce(value, type, expression.At);
    }

    private static Typed Moved(Typed moment, ExpressionBinder binder, Interval interval, bool isMinus, Location at)
    {
        if (moment.Type.Kind is not (TypeKind.Date or TypeKind.DateTime or TypeKind.Time or TypeKind.Timestamp))
            throw ExpressionBinder.NoSignature("+", at, moment);
        var amount = binder.BindAs(interval.Amount, SqlType.Int64).Sql;
        var isSubDay = interval.Part is "HOUR" or "MINUTE" or "SECOND" or "MILLISECOND" or "MICROSECOND";
        if (moment.Type.Kind == TypeKind.Timestamp && !isSubDay && interval.Part != "DAY")
            throw SqlErrors.Invalid(
                $"TIMESTAMP_{(isMinus ? "SUB" : "ADD")} does not support the {interval.Part} date part "
                + "when the argument is TIMESTAMP type", at);
        if (moment.Type.Kind == TypeKind.Date && isSubDay)
            throw SqlErrors.Invalid($"A valid date part name is required but found {interval.Part}", at);
        return Shift(moment, isMinus ? $"(- {amount})" : amount, interval.Part, moment.Type);
    }

    private static Typed Shift(Typed moment, string amount, string part, SqlType type)
    {
        var micros = $"gs_time_add({Micros(moment)}, {amount}, '{part}', '{type.Name.ToLowerInvariant()}')";
        return From(micros, type);
    }

    private static Typed Difference(ExpressionBinder binder, Call call, SqlType type)
    {
        if (call.Arguments.Count != 3)
            throw SqlErrors.Invalid($"{call.Name} takes two values and a date part", call.At);
        var later = Micros(AsMoment(binder, call.Arguments[0], type));
        var earlier = Micros(AsMoment(binder, call.Arguments[1], type));
        var part = Part(call.Arguments[2], call.At);
        if (part == "MICROSECOND")
            return new Typed($"({later} - {earlier})", SqlType.Int64);
        var function = type.Kind == TypeKind.Timestamp ? "gs_time_elapsed" : "gs_time_boundaries";
        return new Typed($"{function}({later}, {earlier}, '{part}')", SqlType.Int64);
    }

    private static Typed Truncate(ExpressionBinder binder, Call call, SqlType type)
    {
        if (call.Arguments.Count is not (2 or 3))
            throw SqlErrors.Invalid($"{call.Name} takes a value and a date part", call.At);
        var moment = AsMoment(binder, call.Arguments[0], type);
        var part = Part(call.Arguments[1], call.At);
        if (call.Arguments.Count == 2)
            return From($"gs_time_trunc({Micros(moment)}, '{part}')", moment.Type);
        var zone = binder.BindAs(call.Arguments[2], SqlType.String).Sql;
        return From($"gs_to_utc(gs_time_trunc(gs_to_local({Micros(moment)}, {zone}), '{part}'), {zone})", moment.Type);
    }

    private static Typed LastDay(ExpressionBinder binder, Call call)
    {
        var moment = AsMoment(binder, call.Arguments[0], SqlType.Date);
        var part = call.Arguments.Count > 1 ? Part(call.Arguments[1], call.At) : "MONTH";
        return From($"gs_time_last_day({Micros(moment)}, '{part}')", SqlType.Date);
    }
}
