using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace EngagementFunctions.Tests.Architecture;

/// <summary>Data goes one way: which folder may know of which is part of the design.</summary>
public class DirectionTests
{
    private static readonly string[] Steps = ["Source", "Encoding", "Warehouse", "Verification", "Journal", "Runs", "Checks", "Triggers"];

    [Theory]
    [InlineData("Source", "Google.")]
    [InlineData("Encoding", "Google.")]
    [InlineData("Warehouse", "Npgsql")]
    [InlineData("Verification", "Npgsql")]
    [InlineData("Journal", "Npgsql")]
    [InlineData("Encoding", "Npgsql")]
    [InlineData("Triggers", "Npgsql")]
    [InlineData("Triggers", "Google.")]
    [InlineData("Checks", "Npgsql")]
    [InlineData("Checks", "Google.")]
    [InlineData("Checks", "EngagementFunctions.Triggers")]
    [InlineData("Source", "EngagementFunctions.Checks")]
    [InlineData("Warehouse", "EngagementFunctions.Checks")]
    [InlineData("Runs", "EngagementFunctions.Checks")]
    [InlineData("Source", "EngagementFunctions.Encoding")]
    [InlineData("Source", "EngagementFunctions.Warehouse")]
    [InlineData("Source", "EngagementFunctions.Runs")]
    [InlineData("Encoding", "EngagementFunctions.Warehouse")]
    [InlineData("Encoding", "EngagementFunctions.Runs")]
    [InlineData("Warehouse", "EngagementFunctions.Source")]
    [InlineData("Warehouse", "EngagementFunctions.Triggers")]
    [InlineData("Runs", "EngagementFunctions.Triggers")]
    [InlineData("Runs", "Microsoft.Azure.Functions.Worker")]
    public void A_step_does_not_know_what_is_none_of_its_business(string folder, string foreign)
    {
        Assert.Contains(folder, Steps);
        var offenders = TypesOf(folder).SelectMany(type => References(type).Where(name => name.StartsWith(foreign, StringComparison.Ordinal))
            .Select(name => $"{type.FullName} uses {name}")).Distinct();
        Assert.Empty(offenders);
    }

    [Fact]
    public void The_local_world_references_no_project_of_the_product()
    {
        using var local = AssemblyDefinition.ReadAssembly(typeof(EngagementFunctions.Local.LocalWorldException).Assembly.Location);
        Assert.DoesNotContain(local.MainModule.AssemblyReferences, reference =>
            reference.Name.StartsWith("EngagementFunctions", StringComparison.Ordinal) || reference.Name.StartsWith("StandIn", StringComparison.Ordinal));
    }

    private static IEnumerable<TypeDefinition> TypesOf(string folder)
    {
        var app = AssemblyDefinition.ReadAssembly(typeof(EngagementApp).Assembly.Location);
        return app.MainModule.GetAllTypes().Where(type => Namespace(type) == $"EngagementFunctions.{folder}");
    }

    private static string Namespace(TypeDefinition type) => type.DeclaringType is { } outer ? Namespace(outer) : type.Namespace;

    private static IEnumerable<string> References(TypeDefinition type)
    {
        var members = type.Fields.Select(field => field.FieldType)
            .Concat(type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType).Append(method.ReturnType)))
            .Append(type.BaseType);
        var called = type.Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions).Select(Operand);
        return members.Concat(called).OfType<TypeReference>().SelectMany(Parts).Select(part => part.FullName);
    }

    private static TypeReference? Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => type,
        MemberReference member => member.DeclaringType,
        _ => null,
    };

    private static IEnumerable<TypeReference> Parts(TypeReference type) => type is GenericInstanceType generic
        ? generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType)
        : [type];
}
