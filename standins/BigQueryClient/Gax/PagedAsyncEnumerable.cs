namespace Google.Api.Gax;

/// <summary>Resources of all pages, each page asked for when it is reached.</summary>
public abstract class PagedAsyncEnumerable<TResponse, TResource> : IAsyncEnumerable<TResource>
{
    private protected PagedAsyncEnumerable()
    {
    }

    public abstract IAsyncEnumerator<TResource> GetAsyncEnumerator(CancellationToken cancellationToken = default);
}
