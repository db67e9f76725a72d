using System.Diagnostics;
using EngagementFunctions.Local.Postgres;
using Npgsql;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>PostgreSQL's own client: it shares no code with the app.</summary>
internal static class Psql
{
    /// <returns>The unaligned output: a line per row, cells between bars, NULL as <c>\N</c>.</returns>
    public static async Task<string> RunAsync(NpgsqlConnectionStringBuilder source, string script)
    {
        var start = new ProcessStartInfo(
            Path.Combine(PostgresBinaries.Folder(), "psql"), ["-X", "-A", "-t", "-P", "null=\\N", "-v", "ON_ERROR_STOP=1", "-f", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = source.Host,
                ["PGPORT"] = $"{source.Port}",
                ["PGDATABASE"] = source.Database,
                ["PGUSER"] = source.Username,
                ["PGPASSWORD"] = source.Password,
                ["PGCLIENTENCODING"] = "UTF8",
            },
        };
        using var psql = Process.Start(start)!;
        await psql.StandardInput.WriteAsync(script);
        psql.StandardInput.Close();
        var output = await psql.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await psql.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, psql.ExitCode);
        return output;
    }
}
