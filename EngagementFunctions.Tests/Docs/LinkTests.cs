using System.Text.RegularExpressions;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Docs;

/// <summary>Links between the pages of the repository lead to files and headings that are there.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Pages =>
    [
        "README.md", "CHANGELOG.md", "THIRD-PARTY-NOTICES.md", "standins/README.md",
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file)),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_leads_somewhere(string page) => Assert.All(
        Link().Matches(Repository.Read(page)), link => Assert.True(Leads(page, link.Groups[1].Value, link.Groups[2].Value), link.Value));

    private static bool Leads(string page, string path, string anchor)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var file = path.Length == 0 ? Path.Combine(Repository.Root, page) : Path.Combine(folder, path);
        return (File.Exists(file) || Directory.Exists(file)) && (anchor.Length == 0 || Anchors(file).Contains(anchor));
    }

    private static IEnumerable<string> Anchors(string file) => Heading().Matches(File.ReadAllText(file))
        .Select(match => NotInAnchor().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)#:]*)#?([^):]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 _-]")]
    private static partial Regex NotInAnchor();
}
