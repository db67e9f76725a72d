using System.Collections.Immutable;
using System.Globalization;
using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Statements;

/// <summary>OPTIONS of tables, columns and datasets.</summary>
internal static class TableOptions
{
    public static Table Apply(StatementContext context, Table table, IReadOnlyDictionary<string, Expression> options)
    {
        foreach (var (name, value) in options)
            table = name.ToLowerInvariant() switch
            {
                "description" => table with { Description = Text(context, value) },
                "friendly_name" => table with { FriendlyName = Text(context, value) },
                "labels" => table with { Labels = Labels(context, value) },
                "expiration_timestamp" => table with { ExpirationTime = Moment(context, value) },
                "require_partition_filter" =>
                    table with { RequirePartitionFilter = Scalar(context, value, SqlType.Bool) is true },
                "partition_expiration_days" => table with { TimePartitioning = Expiring(context, table, value) },
                _ => throw SqlErrors.Invalid($"Unknown option: {name}", value.At),
            };
        return table;
    }

    public static string? Text(StatementContext context, Expression value) =>
        (string?)Scalar(context, value, SqlType.String);

    public static object? Scalar(StatementContext context, Expression value, SqlType type)
    {
        var sql = new ExpressionBinder(context, Scope.Empty).BindAs(value, type).Sql;
        return context.Session.Connection.Scalar($"SELECT {sql}");
    }

    public static ImmutableDictionary<string, string> Labels(StatementContext context, Expression value)
    {
        if (value is not ArrayLiteral array)
            throw SqlErrors.Invalid("labels must be an array of pairs of strings", value.At);
        return array.Items.OfType<StructLiteral>().ToImmutableDictionary(
            pair => Text(context, pair.Items[0].Value)!, pair => Text(context, pair.Items[1].Value)!);
    }

    private static DateTimeOffset? Moment(StatementContext context, Expression value)
    {
        var sql = new ExpressionBinder(context, Scope.Empty).BindAs(value, SqlType.Timestamp).Sql;
        return context.Session.Connection.Scalar($"SELECT epoch_us({sql})") is long micros
            ? DateTimeOffset.UnixEpoch.AddTicks(micros * 10)
            : null;
    }

    private static TimePartitioning? Expiring(StatementContext context, Table table, Expression value)
    {
        var days = Scalar(context, value, SqlType.Float64);
        return table.TimePartitioning is { } partitioning
            ? partitioning with
            {
                ExpirationMs = days is null
                    ? null
                    : (long)(Convert.ToDouble(days, CultureInfo.InvariantCulture) * 86_400_000),
            }
            : throw SqlErrors.Invalid("partition_expiration_days needs a partitioned table", value.At);
    }
}
