using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using EngagementFunctions.Local;
using EngagementFunctions.Local.Processes;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Local.Demo;

public sealed class DemoTests(PostgresFixture postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("engagement-demo-test-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_passes_and_reports_both_runs_for_programs()
    {
        var (code, output) = await DemoAsync("300");

        Assert.True(code == 0, output);
        using var report = await ReportAsync();
        var runs = report.RootElement.GetProperty("runs").EnumerateArray().ToList();
        Assert.Equal(["timer", "http"], runs.Select(run => run.GetProperty("trigger").GetString()));
        Assert.All(runs, AssertFinishedFullRunOf586Rows);
        Assert.Equal(586, report.RootElement.GetProperty("published_rows").GetInt64());
        Assert.True(report.RootElement.GetProperty("seconds").GetDouble() > 0);
        Assert.Equal(["report.json"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_database_and_query_of_ones_own_are_carried_over_and_not_written_to()
    {
        var database = await postgres.CreateDatabaseAsync();
        await ScalarAsync(database,
            "CREATE TABLE kept AS SELECT n AS code, 'é' || n AS label FROM generate_series(1, 40) AS n");
        var query = Path.Combine(_folder, "own.sql");
        await File.WriteAllTextAsync(query, "SELECT code, label FROM kept WHERE code % 2 = 0;\n", Now);

        var (code, output) = await DemoAsync("--source", database, "--query", query, "--key", "code");

        Assert.True(code == 0, output);
        using var report = await ReportAsync();
        Assert.Equal(20, report.RootElement.GetProperty("published_rows").GetInt64());
        Assert.Equal(1L, await ScalarAsync(database,
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"));
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(database).Password!, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_is_told_with_its_reason_and_code_1()
    {
        var database = await postgres.CreateDatabaseAsync();
        var query = Path.Combine(_folder, "own.sql");
        await File.WriteAllTextAsync(query, "SELECT point(1, 2) AS place", Now);

        var (code, output) = await DemoAsync("--source", database, "--query", query);

        Assert.Equal(1, code);
        Assert.Contains("column_type_unsupported", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_that_is_killed_leaves_no_server_behind()
    {
        var info = Demo("300");
        info.RedirectStandardOutput = true;
        using var demo = Process.Start(info)!;
        string? line;
        do line = await demo.StandardOutput.ReadLineAsync(Now);
        while (line is not null && !line.Contains("PostgreSQL", StringComparison.Ordinal));
        demo.Kill();

        Assert.NotNull(line);
        var port = int.Parse(line.Split(':', ',')[1], CultureInfo.InvariantCulture);
        await UntilNobodyListensAsync(port);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void AssertFinishedFullRunOf586Rows(JsonElement run)
    {
        Assert.Equal("full", run.GetProperty("mode").GetString());
        Assert.Equal("finished", run.GetProperty("state").GetString());
        Assert.Equal(586, run.GetProperty("rows").GetInt64());
        Assert.Equal(1, run.GetProperty("batches").GetInt64());
        Assert.True(run.GetProperty("bytes").GetInt64() > 0);
        Assert.True(run.GetProperty("timings").EnumerateObject().Count() > 5);
        var evidence = run.GetProperty("evidence");
        Assert.True(evidence.GetProperty("equal").GetBoolean());
        Assert.Equal(evidence.GetProperty("source").GetRawText(), evidence.GetProperty("warehouse").GetRawText());
        var procedures = run.GetProperty("procedures").EnumerateArray();
        Assert.Equal(["sp_cdcv2", "sp_create_student_engagement"],
            procedures.Select(procedure => procedure.GetProperty("name").GetString()));
    }

    private async Task<(int Code, string Output)> DemoAsync(params string[] arguments)
    {
        var (code, output, error) = await Command.RunAsync(Demo(arguments), "", Now);
        return (code, output + error);
    }

    private ProcessStartInfo Demo(params string[] arguments)
    {
        var assembly = typeof(LocalWorldException).Assembly.Location;
        var app = typeof(EngagementApp).Assembly.Location;
        var info = new ProcessStartInfo("dotnet",
            [assembly, "demo", .. arguments, "--json", Path.Combine(_folder, "report.json"), "--app", app]);
        info.Environment["TMPDIR"] = _folder;
        return info;
    }

    private static async Task UntilNobodyListensAsync(int port)
    {
        for (var look = 0; look < 100; look++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port, Now);
            }
            catch (SocketException)
            {
                return;
            }

            await Task.Delay(100, Now);
        }

        Assert.Fail($"Port {port} is still served.");
    }

    private async Task<JsonDocument> ReportAsync() =>
        JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "report.json"), Now));

    private static async Task<object?> ScalarAsync(string database, string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Now);
    }
}
