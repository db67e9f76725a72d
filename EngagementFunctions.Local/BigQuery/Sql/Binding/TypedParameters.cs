using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EngagementFunctions.Local.BigQuery.Queries;
using EngagementFunctions.Local.BigQuery.Sql.Casting;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;
using EngagementFunctions.Local.BigQuery.Sql.Syntax;
using EngagementFunctions.Local.BigQuery.Sql.Types;

namespace EngagementFunctions.Local.BigQuery.Sql.Binding;

/// <summary>Query parameters, as literals.</summary>
internal sealed class TypedParameters(IReadOnlyList<(string? Name, Typed Value)> parameters)
{
    public static readonly TypedParameters None = new([]);

    public static TypedParameters Of(IReadOnlyList<SqlParameter> parameters) =>
        new([.. parameters.Select(parameter => (parameter.Name, Value(parameter)))]);

    public Typed Find(Parameter parameter)
    {
        if (parameter.Name is not null)
            return parameters.FirstOrDefault(candidate =>
                    string.Equals(candidate.Name, parameter.Name, StringComparison.OrdinalIgnoreCase)).Value
                ?? throw SqlErrors.Invalid($"Query parameter '{parameter.Name}' not found", parameter.At);
        return parameter.Position <= parameters.Count
            ? parameters[parameter.Position - 1].Value
            : throw SqlErrors.Invalid(
                $"Query parameter number {parameter.Position} is not defined ({parameters.Count} provided)",
                parameter.At);
    }

    private static Typed Value(SqlParameter parameter)
    {
        var type = Fields.TypeOf(parameter.Type);
        try
        {
            return new Typed(Sql(type, parameter.Value), type) { IsParameter = true };
        }
        catch (FormatException)
        {
            throw BigQueryError.Invalid($"Invalid value for parameter {parameter.Name}: not a valid {type}");
        }
    }

    private static string Sql(SqlType type, JsonObject? value) => type.Kind switch
    {
        TypeKind.Array => value?["arrayValues"] is JsonArray items
            ? ArraySql(type, items)
            : Duck.Cast(value is null ? "NULL" : "[]", type),
        TypeKind.Struct => value?["structValues"] is JsonObject members
            ? Duck.Struct(type, type.Members.Select(member => Sql(member.Type, members[member.Name] as JsonObject)))
            : Duck.Cast("NULL", type),
        _ => value?["value"] is { } scalar ? Scalar(type, scalar.ToString()) : Duck.Cast("NULL", type),
    };

    private static string ArraySql(SqlType type, JsonArray items)
    {
        var elements = items.Select(item => Sql(type.Element!, item as JsonObject));
        return $"CAST([{string.Join(", ", elements)}] AS {type.Physical})";
    }

    /// <summary>TIMESTAMP parameters come as text, by the .NET client with an offset; BYTES in base 64.</summary>
    private static string Scalar(SqlType type, string text) => type.Kind switch
    {
        TypeKind.Bytes => Duck.Bytes(Encoding.Latin1.GetString(Convert.FromBase64String(text))),
        TypeKind.Timestamp when double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) =>
            $"make_timestamptz({Duck.Number((long)Math.Round(seconds * 1_000_000))})",
        _ => Literals.Bind(type, text, default).Sql,
    };
}
