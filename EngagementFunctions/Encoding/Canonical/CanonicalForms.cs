using EngagementFunctions.Encoding.Codecs;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>The one switch from a planned column to its canonical form.</summary>
internal static class CanonicalForms
{
    public static CanonicalForm Create(TargetColumn column) => (column.Source.TypeOid, column.Type) switch
    {
        (PostgresTypes.Int2 or PostgresTypes.Int4 or PostgresTypes.Int8, _) => new CanonicalInteger(),
        (PostgresTypes.Bool, _) => new CanonicalBool(),
        (PostgresTypes.Float8, WarehouseType.Float64) => new CanonicalFloat(),
        (PostgresTypes.Text or PostgresTypes.VarChar, WarehouseType.String) => new CanonicalText(),
        (PostgresTypes.Date, WarehouseType.Date) => new CanonicalDate(),
        (PostgresTypes.Timestamp, WarehouseType.DateTime) => new CanonicalInstant(),
        (PostgresTypes.TimestampTz, WarehouseType.Timestamp) => new CanonicalInstant(),
        (PostgresTypes.Numeric, WarehouseType.Numeric or WarehouseType.BigNumeric) =>
            new CanonicalNumeric(column.EffectivePrecision(), column.EffectiveScale()),
        (PostgresTypes.Numeric, WarehouseType.String) => new CanonicalCast<NumericFormatter>(new()),
        (PostgresTypes.Date, WarehouseType.String) => new CanonicalCast<DateFormatter>(new()),
        (PostgresTypes.Timestamp, WarehouseType.String) => new CanonicalCast<InstantFormatter>(new(hasZone: false)),
        (PostgresTypes.TimestampTz, WarehouseType.String) => new CanonicalCast<InstantFormatter>(new(hasZone: true)),
        _ => throw new InvalidOperationException($"{column.Source.TypeName} as {column.Type} has no canonical form"),
    };
}
