using System.Globalization;
using Spectre.Console;

namespace EngagementFunctions.Local.Demo.Output;

/// <summary>Says what is being done and what came of it; in a terminal also while it is being done.</summary>
internal sealed class Narrator(IAnsiConsole console, TimeProvider clock)
{
    private const int LabelWidth = 21;
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(250);

    private bool IsLive => console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal;

    public void Line(string text = "") => console.Profile.Out.Writer.WriteLine(text);

    public void Labelled(string label, string text) => Line($"  {label.PadRight(LabelWidth)} {text}");

    public void Table(TextTable table)
    {
        foreach (var line in table.Lines()) Line("    " + line);
    }

    /// <summary>Does the work, then prints a line of what came of it and how long it took.</summary>
    public async Task<T> StepAsync<T>(
        string label, Func<Task<T>> work, Func<T, string> outcome, Func<Task<string>>? progress = null)
    {
        var started = clock.GetTimestamp();
        var result = IsLive ? await WatchedAsync(label, work, progress, started) : await work();
        Labelled(label, $"{outcome(result)} ({Seconds(clock.GetElapsedTime(started))})");
        return result;
    }

    public static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";

    public static string Number(long? number) =>
        number is null ? "-" : number.Value.ToString("N0", CultureInfo.InvariantCulture);

    private Task<T> WatchedAsync<T>(string label, Func<Task<T>> work, Func<Task<string>>? progress, long started) =>
        console.Status().StartAsync(Markup.Escape(label), async status =>
        {
            var working = work();
            while (await Task.WhenAny(working, Task.Delay(Refresh)) != working)
            {
                var news = progress is null ? "" : await progress();
                status.Status(Markup.Escape($"{label} {Seconds(clock.GetElapsedTime(started))} {news}"));
            }

            return await working;
        });
}
