using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Local.Postgres;

public class ThrowawayPostgresTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Each_database_is_empty_and_the_test_s_own()
    {
        var first = await postgres.CreateDatabaseAsync();
        var second = await postgres.CreateDatabaseAsync();
        await ScalarAsync(first, "CREATE TABLE mine (id int)");

        Assert.NotEqual(first, second);
        Assert.Equal(0L, await ScalarAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'mine'"));
    }

    [Fact]
    public async Task The_server_speaks_UTF8_and_wants_the_password()
    {
        var database = await postgres.CreateDatabaseAsync();
        var wrong = new NpgsqlConnectionStringBuilder(database) { Password = "wrong" }.ConnectionString;

        Assert.Equal("UTF8", await ScalarAsync(database, "SHOW server_encoding"));
        var refused = await Assert.ThrowsAsync<PostgresException>(() => ScalarAsync(wrong, "SELECT 1"));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task A_closed_connection_leaves_no_session_behind()
    {
        var database = await postgres.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(database))
            await connection.OpenAsync(TestContext.Current.CancellationToken);

        // Only a template without sessions can be copied, and the server waits 5 s for those that are leaving.
        await ScalarAsync(
            await postgres.CreateDatabaseAsync(), $"CREATE DATABASE {Name(database)}_copy TEMPLATE {Name(database)}");
    }

    private static string? Name(string connectionString) => new NpgsqlConnectionStringBuilder(connectionString).Database;

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
