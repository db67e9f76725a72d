namespace EngagementFunctions.Local.BigQuery.Sql.Lexing;

/// <summary>Line and column of a place in a text.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n')
                _lineStarts.Add(i + 1);
    }

    public Location At(int position)
    {
        var line = _lineStarts.BinarySearch(position);
        line = line >= 0 ? line : ~line - 1;
        return new Location(line + 1, position - _lineStarts[line] + 1);
    }
}
