namespace EngagementFunctions.Encoding.Canonical;

/// <summary>The same forms in GoogleSQL, for the warehouse to compute.</summary>
internal static class CanonicalSql
{
    /// <summary>The text of a value; NULL for NULL.</summary>
    /// <param name="type">The column's type in the warehouse.</param>
    /// <param name="column">The column, quoted.</param>
    public static string Text(WarehouseType type, string column) => type switch
    {
        WarehouseType.String => column,
        WarehouseType.Float64 => $"FORMAT('%.16e', IF({column} = 0, 0, {column}))",
        WarehouseType.Date => $"CAST(UNIX_DATE({column}) AS STRING)",
        WarehouseType.DateTime => $"CAST(DATETIME_DIFF({column}, DATETIME '1970-01-01', MICROSECOND) AS STRING)",
        WarehouseType.Timestamp => $"CAST(UNIX_MICROS({column}) AS STRING)",
        _ => $"CAST({column} AS STRING)",
    };

    /// <summary>The cell of a row's text.</summary>
    public static string Cell(WarehouseType type, string column)
    {
        var text = Text(type, column);
        return $"IFNULL(CONCAT(CAST(BYTE_LENGTH({text}) AS STRING), ':', {text}), 'n')";
    }

    /// <summary>The sum over some texts: exact, and too wide to overflow.</summary>
    public static string Sum(string text) => $"SUM(CAST(FARM_FINGERPRINT({text}) AS BIGNUMERIC))";
}
