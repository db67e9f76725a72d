namespace EngagementFunctions.Local.Demo.Warehouse;

/// <summary>BigQuery's interface answered with an error.</summary>
internal sealed class WarehouseException(int status, string message) : Exception($"{status}: {message}")
{
    public bool IsNotFound => status == 404;
}
