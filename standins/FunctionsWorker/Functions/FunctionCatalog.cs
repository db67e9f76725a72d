using System.Reflection;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Functions;

/// <summary>The functions of the app, by name.</summary>
internal sealed class FunctionCatalog
{
    private const BindingFlags Any =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly List<FunctionMethod> _functions;

    public FunctionCatalog(HostSurroundings surroundings) => _functions =
    [
        .. from type in surroundings.FunctionTypes
           from method in type.GetMethods(Any | BindingFlags.DeclaredOnly)
           where method.IsDefined(typeof(FunctionAttribute))
           select new FunctionMethod(method) into function
           orderby function.Name
           select function,
    ];

    internal IEnumerable<FunctionMethod> All => _functions;

    internal FunctionMethod? Find(string name) =>
        _functions.Find(function => string.Equals(function.Name, name, StringComparison.OrdinalIgnoreCase));

    internal IEnumerable<string> Problems()
    {
        var twice = _functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Skip(1).Any())
            .Select(group => $"Two functions are named '{group.Key}'.");
        return twice.Concat(_functions.SelectMany(function => function.Problems()));
    }
}
