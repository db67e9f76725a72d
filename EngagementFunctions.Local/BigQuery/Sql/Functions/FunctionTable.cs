using EngagementFunctions.Local.BigQuery.Sql.Binding;
using EngagementFunctions.Local.BigQuery.Sql.Lexing;

namespace EngagementFunctions.Local.BigQuery.Sql.Functions;

/// <summary>The functions that a list of signatures describes.</summary>
internal static class FunctionTable
{
    private static readonly ILookup<string, Signature> Signatures = new[]
        {
            StringSignatures.Text, NumberSignatures.Text, TimeSignatures.Text, OtherSignatures.Text,
        }
        .SelectMany(Lines)
        .Select(Signature.Parse)
        .ToLookup(signature => signature.Name);

    /// <summary>One signature each; a backslash at the end continues a line.</summary>
    private static string[] Lines(string text) => text
        .Replace("\\\n", "", StringComparison.Ordinal)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static bool Contains(string name) => Signatures.Contains(name);

    public static Typed Bind(string name, IReadOnlyList<Typed> arguments, Location at)
    {
        var best = Signatures[name]
            .Select(signature => (Signature: signature, Cost: signature.Cost(arguments)))
            .Where(candidate => candidate.Cost is not null)
            .OrderBy(candidate => candidate.Cost)
            .Select(candidate => candidate.Signature)
            .FirstOrDefault();
        if (best is not null)
            return best.Apply(arguments, at);
        var types = string.Join(", ", arguments.Select(argument => argument.IsNull ? "NULL" : argument.Type.Name));
        var supported = string.Join("; ", Signatures[name].Select(s => $"{name}({string.Join(", ", s.Parameters)})"));
        var plural = Signatures[name].Count() > 1 ? "s" : "";
        throw SqlErrors.Invalid(
            $"No matching signature for function {name} for argument types: {types}. Supported signature{plural}: "
            + $"{supported}", at);
    }
}
