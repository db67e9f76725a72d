using System.CommandLine;
using System.Globalization;
using EngagementFunctions.Local.Demo.App;
using EngagementFunctions.Local.Demo.Output;
using Spectre.Console;

namespace EngagementFunctions.Local.Demo;

/// <summary>The command <c>demo</c>: its words, and what they must be.</summary>
internal sealed class DemoCommand
{
    private const int MostUsers = 20_000_000;

    private readonly Argument<string?> _users = new("users")
    {
        Description = "How many users to invent, two specializations each (default 50000).",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _source = new("--source")
    {
        Description = "Your own database instead, only read: an Npgsql connection string or a postgres:// address.",
        HelpName = "CONNECTION",
    };

    private readonly Option<string?> _query = new("--query")
    {
        Description = "With --source: a file with your own query, one SELECT.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _key = new("--key")
    {
        Description = "With --source: the columns that identify a row, separated by commas.",
        HelpName = "COLUMNS",
    };

    private readonly Option<string?> _json = new("--json")
    {
        Description = "Writes the report here, for programs.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _keep = new("--keep") { Description = "Leaves everything running, until Ctrl-C." };

    private readonly Option<string?> _app = new("--app")
    {
        Description = "The function app's assembly.",
        HelpName = "PATH",
    };

    public Command Build()
    {
        var command = new Command("demo", "The whole pipeline on this machine: timer run, HTTP run, proof, verdict.")
        {
            _users, _source, _query, _key, _json, _keep, _app,
        };
        command.SetAction((given, cancellationToken) => RunAsync(Options(given), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DemoOptions options, CancellationToken cancellationToken)
    {
        var narrator = new Narrator(AnsiConsole.Console, TimeProvider.System);
        using var folder = new WorkFolder();
        try
        {
            return await new Demonstration(options, narrator, TimeProvider.System).RunAsync(folder, cancellationToken);
        }
        catch (Exception e) when (e is not UsageException && !cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"FAILED: {e.Message}");
            folder.TellLog(narrator);
            return 1;
        }
    }

    private DemoOptions Options(ParseResult given)
    {
        var source = given.GetValue(_source);
        string? query = given.GetValue(_query), key = given.GetValue(_key), json = given.GetValue(_json);
        if (source is null && (query ?? key) is not null)
            throw new UsageException("--query and --key go with --source: the demo's own rows need the app's own query.");
        if (source is not null && given.GetValue(_users) is not null)
            throw new UsageException("Give either a number of users to invent or --source, not both.");
        if (query is not null && !File.Exists(query)) throw new UsageException($"There is no query file {query}.");
        if (json is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(json))))
            throw new UsageException($"There is no folder to write {json} into.");
        return new DemoOptions
        {
            Users = Users(given.GetValue(_users)),
            Source = source is null ? null : OwnDatabase.Parse(source),
            QueryFile = query,
            KeyColumns = key,
            JsonFile = json,
            Keep = given.GetValue(_keep),
            AppPath = AppAssembly.Find(given.GetValue(_app)),
        };
    }

    private static int Users(string? given)
    {
        if (given is null) return 50_000;
        if (given.StartsWith("--", StringComparison.Ordinal)) throw new UsageException($"demo has no option {given}.");
        return int.TryParse(given, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var users)
            && users is >= 1 and <= MostUsers
            ? users
            : throw new UsageException(
                $"The number of users must be a whole number from 1 to {MostUsers}, not '{given}'.");
    }
}
