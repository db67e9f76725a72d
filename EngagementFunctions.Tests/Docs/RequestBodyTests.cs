using System.Text.RegularExpressions;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Docs;

/// <summary>A POST without a body has no length, and the platform's front end may answer 411: every command sends one.</summary>
public sealed partial class RequestBodyTests
{
    public static TheoryData<string> Pages =>
        ["README.md", "docs/deploy.md", "docs/first-run.md", "docs/operations.md", "EngagementFunctions.Local/Demo/Keeping.cs"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_post_has_a_body_if_an_empty_one(string page)
    {
        var posts = Post().Matches(Repository.Read(page).Replace("\\\n", "", StringComparison.Ordinal))
            .Select(match => match.Value).ToList();
        Assert.NotEmpty(posts);
        Assert.All(posts, post => Assert.Contains(" -d '", post, StringComparison.Ordinal));
    }

    // The function post of docs/first-run.md passes on what it is given.
    [GeneratedRegex(@"(curl [^|\n;]*-X POST(?![^\n]*""\$@"")|\bpost \$URL)[^|;\n]*")]
    private static partial Regex Post();
}
