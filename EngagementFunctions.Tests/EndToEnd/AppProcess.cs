using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using EngagementFunctions.Local.Demo.App;

namespace EngagementFunctions.Tests.EndToEnd;

/// <summary>The function app as its users run it: a process of its own, spoken to over HTTP.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engagement-app-");
    private readonly FunctionApp _app;
    private readonly string? _key;
    private bool _isDisposed;

    private AppProcess(IReadOnlyDictionary<string, string> settings)
    {
        _key = settings.GetValueOrDefault("StandIn__FunctionKey");
        _app = FunctionApp.Start(Assembly, _folder.FullName, settings);
    }

    /// <summary>The build that lies beside the tests' own.</summary>
    public static string Assembly { get; } = typeof(EngagementApp).Assembly.Location;

    public HttpClient Http { get; private set; } = null!;

    /// <summary>Everything it wrote so far.</summary>
    public string Log => File.ReadAllText(Path.Combine(_folder.FullName, "function-app.log"));

    public static AppProcess Start(IReadOnlyDictionary<string, string> settings) => new(settings);

    public async Task WaitUntilListeningAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        await _app.WaitUntilListeningAsync(limit.Token);
        Http = new HttpClient { BaseAddress = new Uri(_app.Address, "api/engagement/"), Timeout = TimeSpan.FromMinutes(5) };
        Http.DefaultRequestHeaders.Add("x-functions-key", _key);
    }

    /// <summary>Waits for the process to end by itself.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> ExitCodeAsync() => _app.ExitCodeAsync(TestContext.Current.CancellationToken);

    /// <summary>Tells the process to end (SIGTERM), and waits until it has.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await SignalAsync("TERM");
        return await ExitCodeAsync();
    }

    /// <summary>Ends the process without a word, as a platform may.</summary>
    public async Task KillAsync()
    {
        using var process = Process.GetProcessById(ProcessId());
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Stops it between two instructions, as a frozen machine does; it knows nothing of it.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ThawAsync() => SignalAsync("CONT");

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -s {signal} {ProcessId()}")]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <returns>The process that works in this app's folder and runs its assembly.</returns>
    public int ProcessId() => Process.GetProcesses().Select(process => process.Id).Single(id =>
        new FileInfo($"/proc/{id}/cwd").LinkTarget == _folder.FullName
        && File.ReadAllText($"/proc/{id}/cmdline") is var command
        && command.Contains(Assembly, StringComparison.Ordinal)
        && Path.GetFileName(command.Split('\0')[0]) == "dotnet");

    /// <summary>Asks for a run and waits for its answer.</summary>
    public async Task<Answer> RunAsync(object? body = null, int wait = 200, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "runs");
        request.Headers.Add("Prefer", $"wait={wait}");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        request.Content = body is null ? null : JsonContent.Create(body);
        using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> CheckAsync()
    {
        using var response = await Http.PostAsync(new Uri("checks", UriKind.Relative), null, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    public async Task<Answer> GetAsync(string path)
    {
        using var response = await Http.GetAsync(path, TestContext.Current.CancellationToken);
        return await Answer.ReadAsync(response);
    }

    /// <returns>The newest run, or null before the first.</returns>
    public async Task<Answer?> LatestRunAsync()
    {
        var list = await GetAsync("runs?limit=1");
        var runs = list.Body.GetProperty("runs");
        return runs.GetArrayLength() == 0 ? null : list with { Body = runs[0] };
    }

    public async ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        await _app.DisposeAsync();
        Http?.Dispose();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Status, headers and JSON of an answer.</summary>
internal sealed record Answer(int Status, string? ContentType, Uri? Location, JsonElement Body)
{
    public string? Code => Body.GetProperty("code").GetString();

    public string Detail => Body.GetProperty("detail").GetString()!;

    public string? State => Run.GetProperty("state").GetString();

    /// <summary>The run, itself or within the problem.</summary>
    public JsonElement Run => Body.TryGetProperty("run", out var run) ? run : Body;

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(response.Content.Headers.ContentLength);
        return new Answer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            response.Headers.Location,
            text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
