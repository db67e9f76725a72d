using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>What a stand-in offers and an app neither names nor needs for what it names.</summary>
internal static class UnusedMembers
{
    internal static IReadOnlyList<string> Find(ModuleDefinition standIn, ModuleDefinition app)
    {
        var references = new AppReferences(app);
        var types = PublicSurface.Types(standIn).ToArray();
        var needed = types.Where(references.Name).SelectMany(WithBases).Select(type => type.FullName).ToHashSet();
        return
        [
            .. types.Where(type => !needed.Contains(type.FullName) && !IsInSignature(type, types, references))
                .Select(type => type.FullName),
            .. types.SelectMany(PublicSurface.Methods)
                .Where(method => !references.Name(method) && !PublicSurface.IsForced(method))
                .Select(method => $"{method.DeclaringType.FullName}.{method.Name}({Parameters(method)})"),
            .. types.SelectMany(PublicSurface.Properties)
                .Where(property => !references.Name(property) && !IsForced(property))
                .Select(property => $"{property.DeclaringType.FullName}.{property.Name}"),
        ];
    }

    private static bool IsForced(PropertyDefinition property) =>
        PublicSurface.Accessors(property).Any(PublicSurface.IsForced);

    private static IEnumerable<TypeDefinition> WithBases(TypeDefinition type)
    {
        for (var current = type; current is not null; current = current.BaseType?.Resolve())
            yield return current;
    }

    private static bool IsInSignature(TypeDefinition type, TypeDefinition[] types, AppReferences references) =>
        types.SelectMany(other => other.Methods).Where(references.Name).Any(method =>
            method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)
                .Any(used => used.FullName.Contains(type.FullName, StringComparison.Ordinal)));

    private static string Parameters(MethodDefinition method) =>
        string.Join(", ", method.Parameters.Select(parameter => parameter.ParameterType.Name));
}
