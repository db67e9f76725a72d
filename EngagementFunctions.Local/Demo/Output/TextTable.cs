using System.Text;

namespace EngagementFunctions.Local.Demo.Output;

/// <summary>Rows of text in aligned columns, as wide as they need to be.</summary>
internal sealed class TextTable(IReadOnlyList<string> head)
{
    private readonly List<IReadOnlyList<string>> _rows = [head];

    public void Add(params IReadOnlyList<string> row) => _rows.Add(row);

    public IEnumerable<string> Lines()
    {
        var widths = Enumerable.Range(0, head.Count).Select(at => _rows.Max(row => Width(row[at]))).ToList();
        foreach (var row in _rows)
            yield return string.Join("  ", row.Select((cell, at) => Padded(cell, widths[at]))).TrimEnd();
    }

    private static string Padded(string cell, int width) => cell + new string(' ', width - Width(cell));

    // East Asian letters take two places in a terminal.
    private static int Width(string cell) =>
        cell.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    private static bool IsWide(int rune) =>
        rune is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xD7A3 or >= 0xFF00 and <= 0xFF60;
}
