using EngagementFunctions.Local.BigQuery.Sql.Types;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>Between the catalog's fields and the types of expressions.</summary>
internal static class Fields
{
    /// <summary>
    /// The type of an expression that reads the field: length and precision belong to the column alone.
    /// </summary>
    public static SqlType TypeOf(Field field) => TypeOf(field, _ => []);

    public static SqlType StorageType(Field field) => TypeOf(field, Parameters);

    private static SqlType TypeOf(Field field, Func<Field, IReadOnlyList<int>> parameters)
    {
        var type = field.Type == FieldType.RECORD
            ? SqlType.StructOf([.. field.Fields.Select(f => new StructMember(f.Name, TypeOf(f, parameters)))])
            : TypeNames.Find(field.Type.ToString())!.WithParameters(parameters(field));
        return field.IsRepeated ? SqlType.ArrayOf(type) : type;
    }

    public static Field Of(string name, SqlType type)
    {
        if (type.Kind == TypeKind.Array)
            return Of(name, type.Element!) with { Mode = FieldMode.REPEATED };
        if (type.Kind == TypeKind.Struct)
            return new Field(name, FieldType.RECORD)
            {
                Fields = [.. type.Members.Select(
                    (m, i) => Of(m.Name.Length == 0 ? $"_field_{i + 1}" : m.Name, m.Type))],
            };
        var field = new Field(name, Enum.Parse<FieldType>(type.Name));
        return type.Parameters.Count == 0 ? field : WithParameters(field, type);
    }

    private static Field WithParameters(Field field, SqlType type) => type.Kind is TypeKind.String or TypeKind.Bytes
        ? field with { MaxLength = type.Parameters[0] }
        : field with { Precision = type.Parameters[0], Scale = type.Parameters.Count > 1 ? type.Parameters[1] : null };

    private static List<int> Parameters(Field field) => (field.MaxLength, field.Precision, field.Scale) switch
    {
        ({ } length, _, _) => [(int)length],
        (_, { } precision, null) => [precision],
        (_, { } precision, { } scale) => [precision, scale],
        _ => [],
    };
}
