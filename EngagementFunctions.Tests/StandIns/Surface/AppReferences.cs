using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>Which members of other assemblies an assembly names.</summary>
internal sealed class AppReferences
{
    private readonly HashSet<string> _types;
    private readonly HashSet<string> _members;

    internal AppReferences(ModuleDefinition app)
    {
        _types = [.. app.GetTypeReferences().Select(type => type.Resolve()?.FullName).OfType<string>()];
        _members =
        [
            .. app.GetMemberReferences().Select(member => member.Resolve()).Select(Name).OfType<string>(),
            .. app.GetTypes().SelectMany(Attributes).SelectMany(NamedProperties),
        ];
    }

    internal bool Name(TypeDefinition type) => _types.Contains(type.FullName);

    internal bool Name(MethodDefinition method) => _members.Contains(method.FullName);

    internal bool Name(PropertyDefinition property) =>
        PublicSurface.Accessors(property).Any(Name)
        || _members.Contains($"{property.DeclaringType.FullName}.{property.Name}");

    private static string? Name(IMemberDefinition? member) => member?.FullName;

    private static IEnumerable<CustomAttribute> Attributes(TypeDefinition type) =>
    [
        .. type.CustomAttributes,
        .. type.Methods.SelectMany(method => method.CustomAttributes),
        .. type.Methods.SelectMany(method => method.Parameters).SelectMany(parameter => parameter.CustomAttributes),
    ];

    private static IEnumerable<string> NamedProperties(CustomAttribute attribute) =>
        attribute.Properties.Select(property => $"{attribute.AttributeType.FullName}.{property.Name}");
}
