namespace EngagementFunctions.Encoding;

/// <summary>What becomes of a type of PostgreSQL: a warehouse type, or a cast to write into the query.</summary>
/// <param name="Oid">OID in <c>pg_type</c>, the same on every server.</param>
/// <param name="Name">The type as <c>format_type</c> prints it.</param>
/// <param name="Becomes">The warehouse type, if the type is carried over as it is.</param>
/// <param name="Cast">Otherwise an expression that is carried over; <c>{0}</c> stands for the column.</param>
internal sealed record PostgresType(uint Oid, string Name, WarehouseType? Becomes, string Cast = PostgresType.AsText)
{
    public const string AsText = "{0}::text";

    public PostgresType(uint oid, string name, string cast = AsText)
        : this(oid, name, null, cast)
    {
    }
}
