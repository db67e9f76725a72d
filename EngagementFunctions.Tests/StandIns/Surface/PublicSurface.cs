using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>What of an assembly others can see: types, methods, properties.</summary>
internal static class PublicSurface
{
    internal static IEnumerable<TypeDefinition> Types(ModuleDefinition module) => module.GetTypes().Where(IsVisible);

    /// <summary>Methods that are written as such, and constructors that others can call.</summary>
    internal static IEnumerable<MethodDefinition> Methods(TypeDefinition type) => type.Methods.Where(method =>
        IsSeen(method) && !method.IsGetter && !method.IsSetter && (!method.IsConstructor || IsWritten(method)));

    internal static IEnumerable<PropertyDefinition> Properties(TypeDefinition type) =>
        type.Properties.Where(property => Accessors(property).Any(IsSeen));

    internal static IEnumerable<MethodDefinition> Accessors(PropertyDefinition property) =>
        new[] { property.GetMethod, property.SetMethod }.OfType<MethodDefinition>();

    /// <summary>What a type must have because of its base or its interfaces is no choice of the stand-in's.</summary>
    internal static bool IsForced(MethodDefinition method) =>
        (method.IsVirtual && !method.IsNewSlot)
        || method.Name is "op_Equality" or "op_Inequality"
        || method.DeclaringType.Interfaces.Any(implemented => Declares(implemented.InterfaceType, method.Name));

    private static bool Declares(TypeReference type, string name) =>
        type.Resolve() is { } known
        && (known.Methods.Any(method => method.Name == name)
            || known.Interfaces.Any(parent => Declares(parent.InterfaceType, name)));

    private static bool IsSeen(MethodDefinition method) => method.IsPublic || method.IsFamily;

    /// <summary>A constructor without parameters is there unless one is written: it adds nothing.</summary>
    private static bool IsWritten(MethodDefinition constructor) =>
        constructor.HasParameters && !constructor.DeclaringType.IsAbstract;

    private static bool IsVisible(TypeDefinition type) =>
        type.IsPublic || (type.IsNestedPublic && IsVisible(type.DeclaringType));
}
