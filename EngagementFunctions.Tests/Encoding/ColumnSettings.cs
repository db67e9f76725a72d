using EngagementFunctions.Encoding;

namespace EngagementFunctions.Tests.Encoding;

internal static class ColumnSettings
{
    public static ColumnOptions Of(
        string column, WarehouseType? type = null, UnsupportedValues onUnsupported = UnsupportedValues.Fail) =>
        new() { Columns = { [column] = new ColumnOverride { Type = type, OnUnsupported = onUnsupported } } };
}
