using System.IO.Compression;
using System.Text;

namespace EngagementFunctions.Local.BigQuery.Texts;

/// <summary>Text files may come as gzip; BigQuery looks at the bytes, not at a name.</summary>
internal static class CompressedText
{
    public static IEnumerable<string> Lines(string file)
    {
        using var reader = Open(file);
        while (reader.ReadLine() is { } line) yield return line;
    }

    public static StreamReader Open(string file)
    {
        var stream = File.OpenRead(file);
        var isGzip = stream.ReadByte() == 0x1f && stream.ReadByte() == 0x8b;
        stream.Position = 0;
        return new StreamReader(isGzip ? new GZipStream(stream, CompressionMode.Decompress) : stream, Encoding.UTF8);
    }
}
