using Npgsql;

namespace EngagementFunctions.Local.Demo.Seed;

/// <summary>Fills an empty database with invented users.</summary>
internal static class SeededDatabase
{
    public static Task SeedAsync(string connectionString, int users, CancellationToken cancellationToken) =>
        ExecuteAsync(connectionString, SqlTexts.Tables + SqlTexts.Rows(users), cancellationToken);

    /// <summary>Changes some of the users; returns how many.</summary>
    public static Task<int> ChangeAsync(string connectionString, CancellationToken cancellationToken) =>
        ExecuteAsync(connectionString, SqlTexts.Changes, cancellationToken);

    private static async Task<int> ExecuteAsync(
        string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
