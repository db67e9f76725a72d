using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EngagementFunctions.Triggers.Pages;

/// <summary>A person's request: read with a browser, which asks for HTML before JSON.</summary>
internal sealed class PageRequest
{
    private const string Runs = "/runs";
    private const string Checks = "/checks";
    private readonly string _runs;
    private readonly string? _code;

    private PageRequest(HttpRequest request)
    {
        var path = request.PathBase.Add(request.Path).Value!.TrimEnd('/');
        _runs = IsForChecks(request)
            ? path[..^Checks.Length] + Runs
            : path[..(path.LastIndexOf(Runs, StringComparison.OrdinalIgnoreCase) + Runs.Length)];
        _code = request.Query["code"].FirstOrDefault();
    }

    /// <returns>The request for a page, or null where JSON is to be answered.</returns>
    public static PageRequest? Of(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || IsForChecks(request))
        && MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)
        && Quality(accepted, "text", "html") > Quality(accepted, "application", "json")
            ? new PageRequest(request)
            : null;

    public string ListLink(int limit) => WithCode(FormattableString.Invariant($"{_runs}?limit={limit}"));

    public string RunLink(string id) => WithCode($"{_runs}/{id}");

    private static bool IsForChecks(HttpRequest request) =>
        request.Path.Value!.TrimEnd('/').EndsWith(Checks, StringComparison.OrdinalIgnoreCase);

    /// <summary>A function key that came in the address goes on into the page's own links, and nowhere else.</summary>
    private string WithCode(string link) =>
        _code is null ? link : $"{link}{(link.Contains('?', StringComparison.Ordinal) ? '&' : '?')}code={Uri.EscapeDataString(_code)}";

    /// <summary>The quality that the most specific matching range gives.</summary>
    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type, string subtype) => accepted
        .Select(range => (Rank: Rank(range, type, subtype), Quality: range.Quality ?? 1))
        .Where(match => match.Rank > 0)
        .OrderByDescending(match => match.Rank)
        .FirstOrDefault().Quality;

    private static int Rank(MediaTypeHeaderValue range, string type, string subtype) =>
        range.MatchesAllTypes ? 1
        : !range.Type.Equals(type, StringComparison.OrdinalIgnoreCase) ? 0
        : range.MatchesAllSubTypes ? 2
        : range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
}
