using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>A column of the result and what it becomes in the warehouse.</summary>
/// <param name="Source">The column as the server describes it.</param>
/// <param name="Name">Its name in the warehouse.</param>
/// <param name="Type">Its type in the warehouse.</param>
/// <param name="Precision">Digits, for NUMERIC and BIGNUMERIC with declared digits.</param>
/// <param name="Scale">Digits after the point, present with <paramref name="Precision"/>.</param>
/// <param name="OnUnsupported">What happens to a value that the warehouse cannot hold.</param>
internal sealed record TargetColumn(
    SourceColumn Source,
    string Name,
    WarehouseType Type,
    int? Precision = null,
    int? Scale = null,
    UnsupportedValues OnUnsupported = UnsupportedValues.Fail)
{
    /// <summary>Whether the target has it as REQUIRED: a NULL in it fails the run.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether its values are part of the rows' digest; its NULLs are counted either way.</summary>
    public bool IsProved { get; init; } = true;
}
