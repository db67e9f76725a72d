using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFunctions.Local;

namespace EngagementFunctions.Tests.Infra;

/// <summary>The folder that dotnet publish leaves, and what it says where it cannot.</summary>
public sealed partial class PublishTests : IDisposable
{
    private const long Megabyte = 1_000_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engagement-publish-");

    private string Folder => Path.Combine(_folder.FullName, "app");

    private static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    [Fact]
    public async Task From_the_published_folder_with_the_libraries_of_one_platform_the_demo_passes()
    {
        var (code, said) = await PublishAsync("--no-build", "-p:PublishStandIns=true", "-p:PublishPlatform=linux-x64");
        Assert.True(code == 0, said);
        Assert.Equal(["linux-x64"], NativePlatforms());
        var size = Files().Sum(file => file.Length) / Megabyte;
        Assert.InRange(size, StatedSize() * 0.9, StatedSize() * 1.1);

        (code, said) = await Repository.RunAsync(
            "dotnet",
            [typeof(LocalWorldException).Assembly.Location, "demo", "300", "--app", PathOf("EngagementFunctions.dll")]);
        Assert.True(code == 0, said);
        Assert.Contains("PASSED: 586 rows published and proved", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_of_stand_ins_runs_on_every_platform()
    {
        var (code, said) = await PublishAsync("--no-build", "-p:PublishStandIns=true");
        Assert.True(code == 0, said);
        Assert.Contains("linux-x64", NativePlatforms());
        Assert.Contains("osx-arm64", NativePlatforms());
    }

    [Fact]
    public async Task Without_the_official_packages_one_message_says_what_is_missing_and_what_to_do()
    {
        var nothing = _folder.CreateSubdirectory("nothing").FullName;
        var (code, said) = await PublishAsync(
            new Dictionary<string, string> { ["RestoreSources"] = nothing, ["NUGET_PACKAGES"] = nothing });

        Assert.NotEqual(0, code);
        var errors = said.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct();
        var error = Assert.Single(errors);
        Assert.All(
            [
                "Microsoft.Azure.Functions.Worker", "Google.Cloud.BigQuery.V2",
                "dotnet nuget add source", "PublishStandIns=true", "standins/README.md",
            ],
            words => Assert.Contains(words, error, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<(int Code, string Said)> PublishAsync(params string[] arguments) => PublishAsync(new(), arguments);

    private Task<(int Code, string Said)> PublishAsync(
        Dictionary<string, string> environment, params string[] arguments) =>
        Repository.RunAsync(
            "dotnet",
            ["publish", "EngagementFunctions", "-c", Configuration, "-v", "quiet", "-o", Folder, .. arguments],
            environment);

    private string PathOf(string file) => Path.Combine(Folder, file);

    private IEnumerable<FileInfo> Files() =>
        new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories);

    private string[] NativePlatforms() =>
        [.. Files().Select(file => file.Directory!).Where(folder => folder.Name == "native")
            .Select(folder => folder.Parent!.Name).Distinct().Order()];

    private static double StatedSize() =>
        double.Parse(Stated().Match(Repository.Read("docs/deploy.md")).Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"published folder: (\d+) MB")]
    private static partial Regex Stated();
}
