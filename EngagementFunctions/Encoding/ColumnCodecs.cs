using EngagementFunctions.Encoding.Codecs;
using ParquetSharp;

namespace EngagementFunctions.Encoding;

/// <summary>The one switch from a planned column to the codec that carries it.</summary>
internal static class ColumnCodecs
{
    private const int SmallDecimalPrecision = 18;

    /// <param name="column">What to carry.</param>
    /// <param name="capacity">Most rows of a block.</param>
    public static ColumnCodec Create(TargetColumn column, int capacity) => (column.Source.TypeOid, column.Type) switch
    {
        (PostgresTypes.Int2, WarehouseType.Int64) => Int64(column, capacity, new Int2Reader()),
        (PostgresTypes.Int4, WarehouseType.Int64) => Int64(column, capacity, new Int4Reader()),
        (PostgresTypes.Int8, WarehouseType.Int64) => Int64(column, capacity, new Int8Reader()),
        (PostgresTypes.Float8, WarehouseType.Float64) => new ValueCodec<double, Float8Reader>(
            column, capacity, new Float8Reader(), LogicalType.None, PhysicalType.Double),
        (PostgresTypes.Bool, WarehouseType.Bool) => new ValueCodec<bool, BoolReader>(
            column, capacity, new BoolReader(), LogicalType.None, PhysicalType.Boolean),
        (PostgresTypes.Date, WarehouseType.Date) => new ValueCodec<int, DateReader>(
            column, capacity, new DateReader(), LogicalType.Date, PhysicalType.Int32),
        (PostgresTypes.Timestamp, WarehouseType.DateTime) => Instant(column, capacity, isUtc: false),
        (PostgresTypes.TimestampTz, WarehouseType.Timestamp) => Instant(column, capacity, isUtc: true),
        (PostgresTypes.Numeric, WarehouseType.Numeric or WarehouseType.BigNumeric) => Decimal(column, capacity),
        (PostgresTypes.Text or PostgresTypes.VarChar, WarehouseType.String) => new TextCodec(column, capacity),
        (_, WarehouseType.String) => Text(column, capacity),
        _ => throw Unplanned(column),
    };

    private static ColumnCodec Text(TargetColumn column, int capacity) => column.Source.TypeOid switch
    {
        PostgresTypes.Int2 => Formatted(column, capacity, new IntegerFormatter(sizeof(short))),
        PostgresTypes.Int4 => Formatted(column, capacity, new IntegerFormatter(sizeof(int))),
        PostgresTypes.Int8 => Formatted(column, capacity, new IntegerFormatter(sizeof(long))),
        PostgresTypes.Bool => Formatted(column, capacity, new BoolFormatter()),
        PostgresTypes.Numeric => Formatted(column, capacity, new NumericFormatter()),
        PostgresTypes.Date => Formatted(column, capacity, new DateFormatter()),
        PostgresTypes.Timestamp => Formatted(column, capacity, new InstantFormatter(hasZone: false)),
        PostgresTypes.TimestampTz => Formatted(column, capacity, new InstantFormatter(hasZone: true)),
        _ => throw Unplanned(column),
    };

    private static ValueCodec<long, TReader> Int64<TReader>(TargetColumn column, int capacity, TReader reader)
        where TReader : struct, IFieldReader<long> =>
        new(column, capacity, reader, LogicalType.None, PhysicalType.Int64);

    private static ValueCodec<long, InstantReader> Instant(TargetColumn column, int capacity, bool isUtc) =>
        new(column, capacity, new(), () => LogicalType.Timestamp(isUtc, TimeUnit.Micros), PhysicalType.Int64);

    private static FormattedTextCodec<TFormatter> Formatted<TFormatter>(
        TargetColumn column, int capacity, TFormatter formatter)
        where TFormatter : struct, IFieldFormatter =>
        new(column, capacity, formatter);

    private static ColumnCodec Decimal(TargetColumn column, int capacity)
    {
        var (precision, scale) = (column.EffectivePrecision(), column.EffectiveScale());
        if (precision <= SmallDecimalPrecision)
            return new ValueCodec<long, SmallDecimalReader>(
                column,
                capacity,
                new(precision, scale),
                () => LogicalType.Decimal(precision, scale),
                PhysicalType.Int64);
        return column.Type == WarehouseType.Numeric
            ? new DecimalCodec<Decimal128Writer>(column, capacity, new(precision, scale))
            : new DecimalCodec<Decimal256Writer>(column, capacity, new(precision, scale));
    }

    private static InvalidOperationException Unplanned(TargetColumn column) =>
        new($"Column \"{column.Name}\": {column.Source.TypeName} was planned as {column.Type}, which has no codec");
}
