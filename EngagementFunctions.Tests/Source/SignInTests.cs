using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Source;

public class SignInTests(PostgresFixture postgres)
{
    private const string Marked = "marked-secret-4711";

    [Fact]
    public async Task A_wrong_password_is_a_sign_in_error_that_does_not_show_it()
    {
        var error = await FailureAsync(settings => settings.Password = Marked);
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.SourceSignIn), (error.Kind, error.Code));
        Assert.Contains("SQLSTATE 28P01", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_absent_password_is_a_sign_in_error()
    {
        var error = await FailureAsync(settings => settings.Password = null);
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.SourceSignIn), (error.Kind, error.Code));
    }

    [Fact]
    public async Task An_unknown_database_is_a_sign_in_error()
    {
        var error = await FailureAsync(settings => settings.Database = Marked);
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.SourceSignIn), (error.Kind, error.Code));
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_transient()
    {
        var error = await FailureAsync(settings => (settings.Port, settings.Password) = (1, Marked));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceUnreachable), (error.Kind, error.Code));
        Assert.Contains("ConnectionRefused", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_is_transient()
    {
        var error = await FailureAsync(settings => settings.Host = "database.invalid");
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceUnreachable), (error.Kind, error.Code));
    }

    [Fact]
    public async Task A_server_that_lets_nobody_in_just_now_is_transient()
    {
        var database = await WithReaderAsync("ALTER ROLE {0} CONNECTION LIMIT 0");
        var error = await Assert.ThrowsAsync<ExtractionException>(() => database.OpenAsync(AsReader(database), "SELECT 1 AS a"));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
        Assert.Contains("SQLSTATE 53300 TooManyConnections", error.Message, StringComparison.Ordinal);
        Assert.Contains("max_connections", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Host=", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("57P03", "CannotConnectNow")]
    [InlineData("57P01", "AdminShutdown")]
    [InlineData("55000", "ObjectNotInPrerequisiteState")]
    [InlineData("53200", "OutOfMemory")]
    public void Each_passing_state_of_the_server_is_transient(string state, string name)
    {
        var error = Assert.IsType<ExtractionException>(SourceErrors.AtSignIn(new PostgresException(Marked, "FATAL", "FATAL", state)));
        Assert.Equal((ErrorKind.Transient, ErrorCodes.SourceInterrupted), (error.Kind, error.Code));
        Assert.Contains($"SQLSTATE {state} {name}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Marked, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://someone:marked-secret-4711@127.0.0.1/db")]
    [InlineData("Host=127.0.0.1;Port=marked-secret-4711")]
    [InlineData("Host=127.0.0.1;marked-secret-4711=1")]
    [InlineData("Password=marked-secret-4711")]
    [InlineData("")]
    public async Task A_secret_that_is_no_connection_string_is_refused_unseen(string secret)
    {
        var error = await Assert.ThrowsAsync<ExtractionException>(
            () => new SourceDatabase("").OpenAsync(secret, "SELECT 1"));
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.SourceSignIn), (error.Kind, error.Code));
        Assert.DoesNotContain(Marked, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_says_what_to_grant()
    {
        var database = await WithReaderAsync("CREATE TABLE t (a int)");
        var error = await Assert.ThrowsAsync<ExtractionException>(
            () => database.OpenAsync(AsReader(database), "SELECT a FROM t"));
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.SourceRefused), (error.Kind, error.Code));
        Assert.Contains("permission denied for table t", error.Message, StringComparison.Ordinal);
        Assert.Contains("GRANT SELECT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Row_level_security_refuses_in_place_of_leaving_rows_out()
    {
        var database = await WithReaderAsync(
            "CREATE TABLE t (a int); INSERT INTO t VALUES (1), (2); ALTER TABLE t ENABLE ROW LEVEL SECURITY; "
            + "CREATE POLICY one ON t USING (a = 1); GRANT SELECT ON t TO {0}");
        var error = await Assert.ThrowsAsync<ExtractionException>(
            () => database.OpenAsync(AsReader(database), "SELECT a FROM t"));
        Assert.Equal((ErrorKind.Configuration, ErrorCodes.SourceRefused), (error.Kind, error.Code));
        Assert.Contains("row-level security", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("db.example.com", SslMode.VerifyFull)]
    [InlineData("10.0.0.4", SslMode.VerifyFull)]
    [InlineData("localhost,db.example.com", SslMode.VerifyFull)]
    [InlineData("localhost.example.com", SslMode.VerifyFull)]
    [InlineData("localhost", SslMode.Disable)]
    [InlineData("127.0.0.1:5433", SslMode.Disable)]
    [InlineData("[::1]:5433", SslMode.Disable)]
    [InlineData("/var/run/postgresql", SslMode.Disable)]
    public void Only_a_local_server_is_spoken_to_without_a_proved_certificate(string host, SslMode mode)
    {
        var settings = ConnectionSettings.Build($"Host={host};SSL Mode=Disable", "test", new SourceOptions());
        Assert.Equal(mode, settings.SslMode);
    }

    private static string Role(SourceDatabase database) =>
        "reader_of_" + new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;

    private static string AsReader(SourceDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = Role(database), Password = Marked }
            .ConnectionString;

    private async Task<SourceDatabase> WithReaderAsync(string setUp)
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        await database.ExecuteAsync($"CREATE ROLE {Role(database)} LOGIN PASSWORD '{Marked}'");
        await database.ExecuteAsync(setUp.Replace("{0}", Role(database), StringComparison.Ordinal));
        return database;
    }

    private async Task<ExtractionException> FailureAsync(Action<NpgsqlConnectionStringBuilder> spoil)
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        spoil(settings);
        var error = await Assert.ThrowsAsync<ExtractionException>(
            () => database.OpenAsync(settings.ConnectionString, "SELECT 1 AS a"));
        Assert.DoesNotContain(Marked, error.ToString(), StringComparison.Ordinal);
        return error;
    }
}
