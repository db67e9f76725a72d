using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Docs;

/// <summary>THIRD-PARTY-NOTICES.md names every package of the app with the version and licence that it has now.</summary>
public partial class NoticesTests
{
    /// <summary>Packages that give their licence as a file or an address, as a person read it.</summary>
    private static readonly Dictionary<string, string> Read = new()
    {
        ["NCrontab"] = "Apache-2.0 and OpenSymphony",
        ["System.Security.Cryptography.ProtectedData"] = "MIT",
    };

    private static readonly string Page = Repository.Read("THIRD-PARTY-NOTICES.md");

    [Fact]
    public void Every_package_of_the_lock_file_is_listed_with_version_and_licence_and_no_other() => Assert.Equal(
        Locked().Select(package => (package.Name, package.Version, Licence(package.Name, package.Version))).Order(),
        Rows(Page.Split("\n## ")[0].Split("The build for Azure")[0]).Order());

    [Fact]
    public void The_packages_of_the_build_for_azure_are_listed_with_their_pinned_versions() => Assert.Equal(
        Pinned().Matches(Repository.Read("Directory.Packages.props")).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Order(),
        Rows(Page.Split("The build for Azure")[1]).Select(row => (row.Name, row.Version)).Order());

    [Fact]
    public void Every_licence_that_is_named_has_its_text() => Assert.All(
        Rows(Page).SelectMany(row => row.Licence.Split(" and ")).Distinct(),
        licence => Assert.Contains($"\n### {licence}\n", Page, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Version)> Locked() => JsonSerializer
        .Deserialize<JsonElement>(Repository.Read("EngagementFunctions/packages.stand-in.lock.json"))
        .GetProperty("dependencies").EnumerateObject()
        .SelectMany(framework => framework.Value.EnumerateObject())
        .Where(package => package.Value.GetProperty("type").GetString() != "Project")
        .Select(package => (package.Name, package.Value.GetProperty("resolved").GetString()!))
        .Distinct();

    private static string Licence(string name, string version)
    {
        var folder = Path.Combine(PackageRoot(), name.ToLowerInvariant(), version.ToLowerInvariant());
        var licence = XDocument.Load(Path.Combine(folder, name.ToLowerInvariant() + ".nuspec"))
            .Descendants().SingleOrDefault(element => element.Name.LocalName == "license");
        return (string?)licence?.Attribute("type") == "expression" ? licence!.Value : Read[name];
    }

    private static string PackageRoot() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<(string Name, string Version, string Licence)> Rows(string text) =>
        Row().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));

    [GeneratedRegex(@"^\| (\S+) \| (\d\S*) \| ([^|]+) \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("Include=\"([^\"]+)\" Version=\"\\[([^\\]]+)\\]\"")]
    private static partial Regex Pinned();
}
