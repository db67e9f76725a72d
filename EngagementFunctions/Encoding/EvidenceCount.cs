using System.Globalization;
using EngagementFunctions.Encoding.Canonical;
using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding;

/// <summary>
/// Counts from the fields as they were received, never from what the codecs made of them: a proof must not share the
/// encoder's faults.
/// </summary>
internal sealed class EvidenceCount(IReadOnlyList<TargetColumn> columns)
{
    private readonly long[] _nulls = new long[columns.Count];
    private readonly RowDigest _digest = new(columns);
    private long _rows;

    public void Add(RowBlock block)
    {
        _rows += block.Rows;
        _digest.Add(block);
        for (var column = 0; column < columns.Count; column++)
            foreach (var field in block.Column(column))
                _nulls[column] += field.IsNull ? 1 : 0;
    }

    /// <summary>The counts so far, with what the columns' policies replaced.</summary>
    public Evidence ToEvidence(IReadOnlyList<ColumnCodec> codecs) =>
        new(_rows, Decimal(_digest.Rows), [.. codecs.Select((codec, i) => new ColumnEvidence(
            codec.Column.Name, _nulls[i] + codec.Replaced, codec.Column.IsProved ? Decimal(_digest.Columns[i]) : null, codec.Replaced))]);

    private static string Decimal(Int128 sum) => sum.ToString(CultureInfo.InvariantCulture);
}
