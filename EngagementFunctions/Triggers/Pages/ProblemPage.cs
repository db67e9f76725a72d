using Microsoft.AspNetCore.WebUtilities;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>What a problem document says, for people.</summary>
internal static class ProblemPage
{
    private const int ListLimit = 20;

    public static Html Of(int status, string code, string detail, PageRequest request) =>
        PageLayout.Document(ReasonPhrases.GetReasonPhrase(status), Html.Of($"""
            <p><a href="{request.ListLink(ListLimit)}">all runs</a></p>
            <h1>{status} {ReasonPhrases.GetReasonPhrase(status)}</h1>
            {PageLayout.Problem(code, detail)}
            """));
}
