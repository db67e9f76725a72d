using EngagementFunctions.Source;

namespace EngagementFunctions.Encoding.Canonical;

/// <summary>
/// Sums of fingerprints: over whole rows, and over the values of each column. Sums, since rows come in any order and
/// two equal rows must not cancel; 128 bits, which no number of rows overflows.
/// </summary>
internal sealed class RowDigest
{
    private readonly CanonicalForm?[] _forms;
    private readonly Int128[] _columns;
    private readonly RowText _text = new();

    public RowDigest(IReadOnlyList<TargetColumn> columns)
    {
        _forms = [.. columns.Select(column => column.IsProved ? CanonicalForms.Create(column) : null)];
        _columns = new Int128[columns.Count];
    }

    /// <summary>Over the canonical texts of the rows.</summary>
    public Int128 Rows { get; private set; }

    /// <summary>Over the canonical texts of each column's values, NULLs left out.</summary>
    public IReadOnlyList<Int128> Columns => _columns;

    public void Add(RowBlock block)
    {
        for (var row = 0; row < block.Rows; row++)
        {
            _text.Clear();
            for (var column = 0; column < _forms.Length; column++)
                if (_forms[column] is { } form)
                    AddCell(form, block, block.Column(column)[row], column);
            Rows += FarmHash.Fingerprint(_text.Bytes);
        }
    }

    // A value that the warehouse cannot hold is a NULL there, or else the run has failed already.
    private void AddCell(CanonicalForm form, RowBlock block, FieldRange field, int column)
    {
        if (!field.IsNull && _text.TryAdd(form, block.Field(field), out var text))
            _columns[column] += FarmHash.Fingerprint(text);
        else
            _text.AddNull();
    }
}
