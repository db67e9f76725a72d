namespace EngagementFunctions.Encoding;

/// <summary>What happens to a value that the warehouse cannot hold.</summary>
internal enum UnsupportedValues
{
    /// <summary>The run fails and names the column.</summary>
    Fail,

    /// <summary>The value becomes NULL and is counted.</summary>
    Null,
}

/// <summary>Settings <c>Columns__NAME__...</c>: what differs from the type mapping, by column name.</summary>
internal sealed class ColumnOptions
{
    public IDictionary<string, ColumnOverride> Columns { get; } =
        new Dictionary<string, ColumnOverride>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Setting <c>Verification__UnprovedColumns</c>: names, separated by commas, of what the digest leaves out.</summary>
    public string UnprovedColumns { get; set; } = "";

    public IReadOnlyList<string> Unproved =>
        UnprovedColumns.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>What one column becomes in place of the mapping's own answer.</summary>
internal sealed class ColumnOverride
{
    /// <summary>STRING, NUMERIC or BIGNUMERIC.</summary>
    public WarehouseType? Type { get; set; }

    /// <summary>Fail (default) or Null.</summary>
    public UnsupportedValues OnUnsupported { get; set; }
}
