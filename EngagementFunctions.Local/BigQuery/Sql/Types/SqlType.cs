namespace EngagementFunctions.Local.BigQuery.Sql.Types;

internal enum TypeKind
{
    Int64,
    Float64,
    Numeric,
    BigNumeric,
    Bool,
    String,
    Bytes,
    Date,
    DateTime,
    Time,
    Timestamp,
    Json,
    Array,
    Struct,
}

/// <summary>A member of a STRUCT; the name is empty where it has none.</summary>
internal sealed record StructMember(string Name, SqlType Type);

/// <summary>A GoogleSQL type; equal types have the same text, names of members and parameters apart.</summary>
internal sealed class SqlType : IEquatable<SqlType>
{
    public static readonly SqlType Int64 = new(TypeKind.Int64);
    public static readonly SqlType Float64 = new(TypeKind.Float64);
    public static readonly SqlType Numeric = new(TypeKind.Numeric);
    public static readonly SqlType BigNumeric = new(TypeKind.BigNumeric);
    public static readonly SqlType Bool = new(TypeKind.Bool);
    public static readonly SqlType String = new(TypeKind.String);
    public static readonly SqlType Bytes = new(TypeKind.Bytes);
    public static readonly SqlType Date = new(TypeKind.Date);
    public static readonly SqlType DateTime = new(TypeKind.DateTime);
    public static readonly SqlType Time = new(TypeKind.Time);
    public static readonly SqlType Timestamp = new(TypeKind.Timestamp);
    public static readonly SqlType Json = new(TypeKind.Json);

    private SqlType(TypeKind kind) => Kind = kind;

    public TypeKind Kind { get; }

    public SqlType? Element { get; private init; }

    public IReadOnlyList<StructMember> Members { get; private init; } = [];

    /// <summary>Of STRING(L), BYTES(L), NUMERIC(P, S) and BIGNUMERIC(P, S).</summary>
    public IReadOnlyList<int> Parameters { get; private init; } = [];

    public bool IsNumber =>
        Kind is TypeKind.Int64 or TypeKind.Float64 or TypeKind.Numeric or TypeKind.BigNumeric;

    public bool IsOrderable => Kind is not (TypeKind.Json or TypeKind.Array or TypeKind.Struct);

    public bool IsGroupable => Kind is not TypeKind.Json;

    /// <summary>The name in messages and in SQL.</summary>
    public string Name => Kind switch
    {
        TypeKind.Array => $"ARRAY<{Element!.Name}>",
        TypeKind.Struct => $"STRUCT<{string.Join(", ", Members.Select(NameOf))}>",
        _ => Kind.ToString().ToUpperInvariant(),
    };

    /// <summary>What holds such values in DuckDB.</summary>
    public string Physical => Kind switch
    {
        TypeKind.Int64 => "BIGINT",
        TypeKind.Float64 => "DOUBLE",
        TypeKind.Numeric => "DECIMAL(38,9)",
        TypeKind.Bool => "BOOLEAN",
        TypeKind.Bytes => "BLOB",
        TypeKind.Date => "DATE",
        TypeKind.DateTime => "TIMESTAMP",
        TypeKind.Time => "TIME",
        TypeKind.Timestamp => "TIMESTAMPTZ",
        TypeKind.Json => "JSON",
        TypeKind.Array => Element!.Physical + "[]",
        TypeKind.Struct =>
            $"STRUCT({string.Join(", ", Members.Select((m, i) => PhysicalMember(i) + " " + m.Type.Physical))})",
        _ => "VARCHAR",
    };

    public static SqlType ArrayOf(SqlType element) => new(TypeKind.Array) { Element = element };

    public static SqlType StructOf(IReadOnlyList<StructMember> members) =>
        new(TypeKind.Struct) { Members = members };

    public SqlType WithParameters(IReadOnlyList<int> parameters) =>
        new(Kind) { Element = Element, Members = Members, Parameters = parameters };

    /// <summary>The quoted name of a member in DuckDB, where each must have one of its own.</summary>
    public string PhysicalMember(int index)
    {
        var name = Members[index].Name;
        var isTaken = name.Length == 0 || Members.Take(index)
            .Any(m => string.Equals(m.Name, name, StringComparison.OrdinalIgnoreCase));
        return Storage.Quoting.Name(isTaken ? $"_field_{index + 1}" : name);
    }

    public bool Equals(SqlType? other) =>
        other is not null && Kind == other.Kind && Equals(Element, other.Element)
        && Members.Select(m => m.Type).SequenceEqual(other.Members.Select(m => m.Type));

    public override bool Equals(object? obj) => Equals(obj as SqlType);

    public override int GetHashCode() => HashCode.Combine(Kind, Element, Members.Count);

    public override string ToString() => Name;

    private static string NameOf(StructMember member) =>
        member.Name.Length == 0 ? member.Type.Name : $"{member.Name} {member.Type.Name}";
}
