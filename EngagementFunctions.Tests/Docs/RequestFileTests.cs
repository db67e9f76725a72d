using System.Text.Json;
using System.Text.RegularExpressions;
using EngagementFunctions.Tests.OpenApi;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Docs;

/// <summary>engagement.http has every call that docs/openapi.yaml describes, and no other.</summary>
public partial class RequestFileTests
{
    private static readonly string File = Repository.Read("engagement.http");

    [Fact]
    public void Every_call_is_there_and_no_other() => Assert.Equal(
        new ApiDocument().Operations.Order(),
        Request().Matches(File)
            .Select(match => $"{match.Groups[1].Value.ToLowerInvariant()} {match.Groups[2].Value.Replace("{{run}}", "{id}", StringComparison.Ordinal)}")
            .Distinct().Order());

    [Fact]
    public void Every_body_is_json_of_known_members()
    {
        var known = new ApiDocument().Resolve("#/components/schemas/RunRequest")["properties"]!.AsObject().Select(member => member.Key).ToHashSet();
        var bodies = Body().Matches(File).Select(match => JsonSerializer.Deserialize<JsonElement>(match.Value)).ToList();
        Assert.NotEmpty(bodies);
        Assert.All(bodies.SelectMany(body => body.EnumerateObject()), member => Assert.Contains(member.Name, known));
    }

    [Fact]
    public void Every_call_carries_the_key() =>
        Assert.Equal(Request().Count(File), KeyHeader().Count(File));

    [GeneratedRegex(@"^(GET|POST) \{\{host\}\}/api(/[^\s?]+)", RegexOptions.Multiline)]
    private static partial Regex Request();

    [GeneratedRegex(@"^\{ .* \}$", RegexOptions.Multiline)]
    private static partial Regex Body();

    [GeneratedRegex(@"^x-functions-key: \{\{key\}\}$", RegexOptions.Multiline)]
    private static partial Regex KeyHeader();
}
