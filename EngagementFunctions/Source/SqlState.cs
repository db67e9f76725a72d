using System.Collections.Frozen;
using System.Reflection;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>Names the server's error codes, so that a report says more than five characters.</summary>
internal static class SqlState
{
    private static readonly FrozenDictionary<string, string> Names = typeof(PostgresErrorCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(field => field.IsLiteral)
        .DistinctBy(field => (string)field.GetRawConstantValue()!)
        .ToFrozenDictionary(field => (string)field.GetRawConstantValue()!, field => field.Name);

    public static string Describe(string code) =>
        Names.TryGetValue(code, out var name) ? $"SQLSTATE {code} {name}" : $"SQLSTATE {code}";
}
