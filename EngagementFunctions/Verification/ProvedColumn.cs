using EngagementFunctions.Encoding;

namespace EngagementFunctions.Verification;

/// <summary>What evidence has to know of a column.</summary>
/// <param name="Name">Its name in the warehouse.</param>
/// <param name="Type">Its type in the warehouse.</param>
/// <param name="IsProved">Whether its values are part of the rows' digest.</param>
internal sealed record ProvedColumn(string Name, WarehouseType Type, bool IsProved = true)
{
    public static IReadOnlyList<ProvedColumn> Of(IReadOnlyList<TargetColumn> columns) =>
        [.. columns.Select(column => new ProvedColumn(column.Name, column.Type, column.IsProved))];
}
