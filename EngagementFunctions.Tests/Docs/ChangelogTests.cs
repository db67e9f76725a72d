using System.Text.RegularExpressions;
using System.Xml.Linq;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Docs;

/// <summary>CHANGELOG.md has an entry for the version that the build gives.</summary>
public partial class ChangelogTests
{
    private static readonly string[] Kinds = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"];
    private static readonly string Page = Repository.Read("CHANGELOG.md");

    [Fact]
    public void The_newest_version_is_the_builds()
    {
        var version = XDocument.Parse(Repository.Read("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;
        Assert.Equal(["Unreleased", version], Version().Matches(Page).Take(2).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void Changes_are_of_the_known_kinds() =>
        Assert.All(Kind().Matches(Page), kind => Assert.Contains(kind.Groups[1].Value, Kinds));

    [GeneratedRegex(@"^## \[([^\]]+)\]", RegexOptions.Multiline)]
    private static partial Regex Version();

    [GeneratedRegex("^### (.+)$", RegexOptions.Multiline)]
    private static partial Regex Kind();
}
