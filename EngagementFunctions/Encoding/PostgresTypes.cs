using System.Collections.Frozen;

namespace EngagementFunctions.Encoding;

/// <summary>The type mapping. docs/type-mapping.md shows it; a test keeps the two equal.</summary>
internal static class PostgresTypes
{
    public const uint Bool = 16;
    public const uint Int8 = 20;
    public const uint Int2 = 21;
    public const uint Int4 = 23;
    public const uint Text = 25;
    public const uint Float8 = 701;
    public const uint VarChar = 1043;
    public const uint Date = 1082;
    public const uint Timestamp = 1114;
    public const uint TimestampTz = 1184;
    public const uint Numeric = 1700;

    /// <summary>Arrays of every element type.</summary>
    public const string ArrayCast = "array_to_json({0})::text";

    /// <summary>Every built-in type that a query can give, arrays and server internals apart.</summary>
    public static IReadOnlyList<PostgresType> All { get; } =
    [
        new(Int2, "smallint", WarehouseType.Int64),
        new(Int4, "integer", WarehouseType.Int64),
        new(Int8, "bigint", WarehouseType.Int64),
        new(Numeric, "numeric", WarehouseType.Numeric),
        new(Float8, "double precision", WarehouseType.Float64),
        new(Bool, "boolean", WarehouseType.Bool),
        new(Text, "text", WarehouseType.String),
        new(VarChar, "character varying", WarehouseType.String),
        new(Date, "date", WarehouseType.Date),
        new(Timestamp, "timestamp without time zone", WarehouseType.DateTime),
        new(TimestampTz, "timestamp with time zone", WarehouseType.Timestamp),
        new(700, "real", "{0}::double precision"),
        new(790, "money", "{0}::numeric"),
        new(26, "oid", "{0}::bigint"),
        new(17, "bytea", "encode({0}, 'base64')"),
        new(1042, "character"),
        new(18, "\"char\""),
        new(19, "name"),
        new(2950, "uuid"),
        new(114, "json"),
        new(3802, "jsonb"),
        new(4072, "jsonpath"),
        new(142, "xml"),
        new(1083, "time without time zone"),
        new(1266, "time with time zone"),
        new(1186, "interval"),
        new(1560, "bit"),
        new(1562, "bit varying"),
        new(869, "inet"),
        new(650, "cidr"),
        new(829, "macaddr"),
        new(774, "macaddr8"),
        new(600, "point"),
        new(628, "line"),
        new(601, "lseg"),
        new(603, "box"),
        new(602, "path"),
        new(604, "polygon"),
        new(718, "circle"),
        new(3614, "tsvector"),
        new(3615, "tsquery"),
        new(3904, "int4range"),
        new(3926, "int8range"),
        new(3906, "numrange"),
        new(3908, "tsrange"),
        new(3910, "tstzrange"),
        new(3912, "daterange"),
        new(4451, "int4multirange"),
        new(4536, "int8multirange"),
        new(4532, "nummultirange"),
        new(4533, "tsmultirange"),
        new(4534, "tstzmultirange"),
        new(4535, "datemultirange"),
        new(27, "tid"),
        new(28, "xid"),
        new(29, "cid"),
        new(5069, "xid8"),
        new(3220, "pg_lsn"),
        new(5038, "pg_snapshot"),
        new(2970, "txid_snapshot"),
        new(1033, "aclitem"),
        new(1790, "refcursor"),
        new(24, "regproc"),
        new(2202, "regprocedure"),
        new(2203, "regoper"),
        new(2204, "regoperator"),
        new(2205, "regclass"),
        new(2206, "regtype"),
        new(3734, "regconfig"),
        new(3769, "regdictionary"),
        new(4089, "regnamespace"),
        new(4096, "regrole"),
        new(4191, "regcollation"),
    ];

    private static readonly FrozenDictionary<uint, PostgresType> ByOid = All.ToFrozenDictionary(type => type.Oid);

    /// <summary>The mapping of a type; enums, composite types and those of extensions are text at best.</summary>
    public static PostgresType Find(uint oid, string typeName) =>
        ByOid.TryGetValue(oid, out var known) ? known
        : new(oid, typeName, typeName.EndsWith(']') ? ArrayCast : PostgresType.AsText);
}
