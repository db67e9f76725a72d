using System.Text.Encodings.Web;
using System.Text.Json;
using EngagementFunctions.Local.BigQuery.Storage;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>
/// Rows as lines of JSON in which every value already has the one form that DuckDB reads into its column.
/// </summary>
internal sealed class CanonicalRows : IDisposable
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true,
    };

    private readonly MemoryStream _row = new();
    private readonly FileStream _file;
    private readonly CanonicalRecord _record;

    public CanonicalRows(string file, IReadOnlyList<Field> schema, bool ignoresUnknown)
    {
        _file = File.Create(file);
        _record = new CanonicalRecord(schema, ignoresUnknown);
    }

    public long Count { get; private set; }

    /// <summary>Adds the row, or throws <see cref="RowError"/> and adds nothing.</summary>
    public void Add(JsonElement row)
    {
        _row.SetLength(0);
        using (var json = new Utf8JsonWriter(_row, Options)) _record.Write(json, row);
        _row.WriteByte((byte)'\n');
        _row.WriteTo(_file);
        Count++;
    }

    /// <summary>What stands after FROM to read such a file. To be used once the writer is disposed.</summary>
    public static string Source(string file, IReadOnlyList<Field> schema)
    {
        var columns = schema.Select(CanonicalBytes.AsText)
            .Select(field => $"{Quoting.Text(field.Name)}: {Quoting.Text(field.PhysicalType())}");
        return $"read_json({Quoting.Text(file)}, format = 'newline_delimited', maximum_object_size = 209715200, "
            + $"columns = {{{string.Join(", ", columns)}}})";
    }

    public void Dispose()
    {
        _file.Dispose();
        _row.Dispose();
    }
}
