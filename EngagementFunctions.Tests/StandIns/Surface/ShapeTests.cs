using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>
/// What a stand-in declares is declared so by the official packages: names, types, parameter names and defaults stand
/// in OfficialShapes.txt, copied from their documentation and public source.
/// </summary>
public class ShapeTests
{
    private static readonly ILookup<string, string> Official = ReadOfficial();

    [Theory]
    [InlineData("StandIn.Microsoft.Azure.Functions.Worker.dll")]
    [InlineData("StandIn.Google.Cloud.BigQuery.V2.dll")]
    public void Every_public_member_is_declared_as_in_the_official_package(string standIn)
    {
        using var module = TrimTests.Read(standIn);
        Assert.Empty(PublicSurface.Types(module).SelectMany(Unknown));
    }

    private static IEnumerable<string> Unknown(TypeDefinition type)
    {
        var name = type.FullName.Replace('/', '.').Split('`')[0];
        return Official.Contains(name)
            ? ShapeText.Of(type).Except(Official[name]).Select(shape => $"{name}: {shape}")
            : [name];
    }

    private static ILookup<string, string> ReadOfficial()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "StandIns", "Surface", "OfficialShapes.txt");
        var lines = File.ReadAllLines(file).Where(line => !line.TrimStart().StartsWith('#') && line.Length > 0);
        var type = "";
        return lines
            .Select(line => line[0] == ' ' ? (type, line.Trim()) : (type = line, ""))
            .ToLookup(pair => pair.Item1, pair => pair.Item2);
    }
}
