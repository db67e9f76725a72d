using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>A public member as its C# declaration reads, without modifiers.</summary>
internal static class ShapeText
{
    internal static IEnumerable<string> Of(TypeDefinition type) =>
    [
        .. PublicSurface.Methods(type).Where(IsDeclared).Select(Of),
        .. PublicSurface.Properties(type).Select(Of),
        .. type.IsEnum ? type.Fields.Where(field => field.IsLiteral).Select(field => field.Name) : [],
    ];

    private static bool IsDeclared(MethodDefinition method) =>
        !(method.IsVirtual && method is { IsNewSlot: false, DeclaringType.IsAbstract: false });

    private static string Of(MethodDefinition method)
    {
        var name = method.Name switch
        {
            ".ctor" => "new",
            "op_Equality" => "operator ==",
            "op_Inequality" => "operator !=",
            var other => $"{Of(method.ReturnType)} {other}",
        };
        return $"{name}({string.Join(", ", method.Parameters.Select(Of))})";
    }

    private static string Of(PropertyDefinition property)
    {
        var name = property.HasParameters ? $"this[{Of(property.Parameters[0])}]" : property.Name;
        var set = property.SetMethod is { IsPublic: true } ? " set;" : "";
        return $"{Of(property.PropertyType)} {name} {{ get;{set} }}";
    }

    private static string Of(ParameterDefinition parameter)
    {
        var variable = parameter.CustomAttributes.Any(a => a.AttributeType.Name == nameof(ParamArrayAttribute));
        var fallback = !parameter.IsOptional ? "" : parameter.ParameterType.IsValueType ? " = default" : " = null";
        return $"{(variable ? "params " : "")}{Of(parameter.ParameterType)} {parameter.Name}{fallback}";
    }

    private static string Of(TypeReference type) => type switch
    {
        ArrayType array => Of(array.ElementType) + "[]",
        GenericInstanceType { Name: "Nullable`1" } nullable => Of(nullable.GenericArguments[0]) + "?",
        GenericInstanceType generic => $"{Plain(generic.Name)}<{Of(generic.GenericArguments)}>",
        { Namespace: "System" } => Keyword(type.Name),
        _ => Plain(type.Name),
    };

    private static string Of(IEnumerable<TypeReference> types) => string.Join(", ", types.Select(Of));

    private static string Plain(string name) => name.Split('`')[0];

    private static string Keyword(string name) => name switch
    {
        "String" or "Object" or "Double" or "Decimal" or "Void" => name.ToLowerInvariant(),
        "Boolean" => "bool",
        "Int32" => "int",
        "Int64" => "long",
        "UInt64" => "ulong",
        _ => name,
    };
}
