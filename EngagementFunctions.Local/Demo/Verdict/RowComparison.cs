using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace EngagementFunctions.Local.Demo.Verdict;

/// <summary>
/// Compares all rows of both sides, in any order and in both directions: every row is a fingerprint, counted up for
/// one side and down for the other.
/// </summary>
internal sealed class RowComparison
{
    private readonly Dictionary<UInt128, int> _surplus = [];

    public long SourceRows { get; private set; }

    public long TargetRows { get; private set; }

    public long OnlyInSource => _surplus.Values.Where(count => count > 0).Sum(count => (long)count);

    public long OnlyInTarget => -_surplus.Values.Where(count => count < 0).Sum(count => (long)count);

    public bool Equal => _surplus.Count == 0;

    public async Task AddSourceAsync(SourceReading source, CancellationToken cancellationToken)
    {
        await foreach (var row in source.RowsAsync(cancellationToken))
        {
            for (var at = 0; at < row.Length; at++) row[at] = CellText.OfSource(source.Columns[at].Type, row[at]);
            Count(row, 1);
            SourceRows++;
        }
    }

    public async Task AddTargetAsync(IAsyncEnumerable<string?[]> rows, IReadOnlyList<string> types)
    {
        await foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++) row[at] = CellText.OfWarehouse(types[at], row[at]);
            Count(row, -1);
            TargetRows++;
        }
    }

    private void Count(string?[] row, int by)
    {
        var fingerprint = Fingerprint(row);
        ref var surplus = ref CollectionsMarshal.GetValueRefOrAddDefault(_surplus, fingerprint, out _);
        surplus += by;
        if (surplus == 0) _surplus.Remove(fingerprint);
    }

    // Length before text, so that no two different rows are written alike.
    private static UInt128 Fingerprint(string?[] row)
    {
        var text = new StringBuilder();
        foreach (var cell in row)
            text.Append(CultureInfo.InvariantCulture, $"{(cell is null ? "n" : cell.Length)}:{cell}");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
