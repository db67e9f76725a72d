using EngagementFunctions.Local.Demo.Warehouse;

namespace EngagementFunctions.Local.Demo;

/// <summary>The stored procedures that the app calls after a publish, from the files of a deployment.</summary>
internal static class Routines
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "routines");

    public static async Task CreateAsync(WarehouseRest rest, DemoNames names, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(Folder, "*.sql").Order(StringComparer.Ordinal))
        {
            var sql = (await File.ReadAllTextAsync(file, cancellationToken))
                .Replace("${PROJECT}", names.Project, StringComparison.Ordinal)
                .Replace("${DATASET}", names.Dataset, StringComparison.Ordinal);
            await rest.QueryAsync(sql, cancellationToken);
        }
    }
}
