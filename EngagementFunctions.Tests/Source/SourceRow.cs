using EngagementFunctions.Source;

namespace EngagementFunctions.Tests.Source;

/// <summary>A row as it was received, each field in hexadecimal.</summary>
internal sealed record SourceRow(string Fields)
{
    public static async Task<List<SourceRow>> ReadAllAsync(
        SourceSnapshot snapshot, CancellationToken? stop = null)
    {
        var pipe = new CopyPipe();
        var reader = new BinaryCopyReader(snapshot.Columns.Count);
        var rows = new List<SourceRow>();
        var receiving = snapshot.ReceiveAsync(pipe, stop ?? TestContext.Current.CancellationToken);
        await foreach (var chunk in pipe.ReceiveAllAsync(CancellationToken.None))
        {
            if (reader.Append(chunk) is { } spare)
                pipe.Return(spare);
            while (reader.TryReadBlock(int.MaxValue, long.MaxValue))
                rows.AddRange(RowsOf(reader.Block));
        }

        await receiving;
        reader.EnsureEnded();
        return rows;
    }

    private static IEnumerable<SourceRow> RowsOf(RowBlock block)
    {
        for (var row = 0; row < block.Rows; row++)
            yield return new SourceRow(string.Join(',', Enumerable.Range(0, block.Columns).Select(column => FieldOf(block, column, row))));
    }

    private static string FieldOf(RowBlock block, int column, int row)
    {
        var field = block.Column(column)[row];
        return field.IsNull ? "null" : Convert.ToHexString(block.Field(field));
    }
}
