using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>A query's result: its first page, and the way to the others.</summary>
public sealed class BigQueryResults
{
    private readonly GetQueryResultsResponse _first;
    private readonly Func<string, CancellationToken, Task<GetQueryResultsResponse>> _page;

    internal BigQueryResults(
        GetQueryResultsResponse first,
        Func<string, CancellationToken, Task<GetQueryResultsResponse>> page) => (_first, _page) = (first, page);

    internal JobReference JobReference => _first.JobReference;

    internal TableSchema Schema => _first.Schema;

    internal ulong? TotalRows => _first.TotalRows;

    internal long? NumDmlAffectedRows => _first.NumDmlAffectedRows;

    /// <summary>All rows; pages beyond the first are asked for when they are reached.</summary>
    public IAsyncEnumerable<BigQueryRow> GetRowsAsync() => RowsAsync();

    private async IAsyncEnumerable<BigQueryRow> RowsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var page = _first; page is not null; page = await NextAsync(page, cancellationToken))
        {
            foreach (var row in page.Rows ?? [])
                yield return new BigQueryRow(row, Schema);
        }
    }

    private async Task<GetQueryResultsResponse> NextAsync(
        GetQueryResultsResponse page, CancellationToken cancellation) =>
        string.IsNullOrEmpty(page.PageToken) ? null : await _page(page.PageToken, cancellation);
}
