using System.Text;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

internal sealed record CsvCell(string Text, bool IsQuoted)
{
    /// <summary>
    /// An unquoted empty cell is NULL, except that it is an empty text where text is asked for unmarked.
    /// </summary>
    public bool IsNull(Field field, string nullMarker) =>
        !IsQuoted && Text == nullMarker && (nullMarker.Length > 0 || field.Type is not FieldType.STRING);
}

/// <summary>Records of RFC 4180, with line breaks inside quotes.</summary>
internal sealed class CsvRecords(TextReader text, char delimiter)
{
    private readonly StringBuilder _cell = new();

    public IEnumerable<IReadOnlyList<CsvCell>> Read()
    {
        while (text.Peek() >= 0)
        {
            var record = ReadRecord();
            if (record is not [{ Text.Length: 0, IsQuoted: false }]) yield return record;
        }
    }

    private List<CsvCell> ReadRecord()
    {
        var cells = new List<CsvCell>();
        while (true)
        {
            cells.Add(text.Peek() == '"' ? ReadQuoted() : ReadPlain());
            var next = text.Read();
            if (next == delimiter) continue;
            if (next == '\r' && text.Peek() == '\n') text.Read();
            return cells;
        }
    }

    private CsvCell ReadPlain()
    {
        _cell.Clear();
        while (text.Peek() is var next && next >= 0 && next != delimiter && next != '\n' && next != '\r')
            _cell.Append((char)text.Read());
        return new CsvCell(_cell.ToString(), IsQuoted: false);
    }

    private CsvCell ReadQuoted()
    {
        _cell.Clear();
        text.Read();
        while (text.Read() is var next && next >= 0)
        {
            if (next != '"') _cell.Append((char)next);
            else if (text.Peek() == '"') _cell.Append((char)text.Read());
            else break;
        }

        return new CsvCell(_cell.ToString(), IsQuoted: true);
    }
}
