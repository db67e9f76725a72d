using Npgsql;

namespace EngagementFunctions.Local.Demo.Seed;

/// <summary>Fills an empty database with invented users.</summary>
internal static class SeededDatabase
{
    public static async Task SeedAsync(string connectionString, int users, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(SqlTexts.Tables + SqlTexts.Rows(users), connection);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
