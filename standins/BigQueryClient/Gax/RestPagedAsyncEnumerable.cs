namespace Google.Api.Gax.Rest;

/// <summary>Pages walked by their tokens.</summary>
internal sealed class RestPagedAsyncEnumerable<TResponse, TResource> : PagedAsyncEnumerable<TResponse, TResource>
{
    private readonly Func<string, CancellationToken, Task<TResponse>> _page;
    private readonly Func<TResponse, IEnumerable<TResource>> _resources;
    private readonly Func<TResponse, string> _nextPageToken;

    internal RestPagedAsyncEnumerable(
        Func<string, CancellationToken, Task<TResponse>> page,
        Func<TResponse, IEnumerable<TResource>> resources,
        Func<TResponse, string> nextPageToken) =>
        (_page, _resources, _nextPageToken) = (page, resources, nextPageToken);

    public override async IAsyncEnumerator<TResource> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        string token = null;
        do
        {
            var response = await _page(token, cancellationToken);
            foreach (var resource in _resources(response))
                yield return resource;
            token = _nextPageToken(response);
        }
        while (!string.IsNullOrEmpty(token));
    }
}
