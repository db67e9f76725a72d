using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>Decides what each column of the result becomes; docs/type-mapping.md is its page.</summary>
internal static class ColumnMapping
{
    public static IReadOnlyList<TargetColumn> Plan(IReadOnlyList<SourceColumn> columns, ColumnOptions options) =>
        throw new NotImplementedException($"{columns} {options}");
}
