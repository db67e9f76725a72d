namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>A row that cannot be taken, and the column that stands in the way.</summary>
internal sealed class RowError(string column, string message) : Exception(message)
{
    public string Column { get; } = column;
}
