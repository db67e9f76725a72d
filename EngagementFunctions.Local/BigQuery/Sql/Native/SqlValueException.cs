namespace EngagementFunctions.Local.BigQuery.Sql.Native;

/// <summary>A value that a function refuses; DuckDB carries the message to whoever ran the statement.</summary>
internal sealed class SqlValueException(string message) : Exception(message);
