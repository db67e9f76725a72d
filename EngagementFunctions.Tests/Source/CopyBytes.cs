using System.Buffers.Binary;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;
using Npgsql;

namespace EngagementFunctions.Tests.Source;

/// <summary>COPY streams to take apart: a real server's, and ones with faults put in by hand.</summary>
internal static class CopyBytes
{
    public const int HeaderLength = 19;
    public const int TrailerLength = 2;

    public static async Task<byte[]> OfAsync(SourceDatabase database, string sql)
    {
        await using var connection = await database.ConnectAsync();
        await using var copy = await connection.BeginRawBinaryCopyAsync(
            $"COPY ({sql}) TO STDOUT (FORMAT binary)", TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await copy.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }

    public static async Task<byte[]> MixedRowsAsync(PostgresFixture postgres, int rows = 4) =>
        await OfAsync(await SourceDatabase.CreateAsync(postgres), $"""
            SELECT g::int8, nullif(g % 2, 0)::int4, CASE g % 3 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE repeat('ü', g) END,
                   g * 1.5
            FROM generate_series(1, {rows}) g
            """);

    /// <summary>Reads a stream that arrives in pieces; every field of it as hexadecimal text.</summary>
    public static List<string> Read(byte[] stream, int columns, int piece, int headroom = 8, int blockRows = 3)
    {
        var reader = new BinaryCopyReader(columns);
        var fields = new List<string>();
        for (var at = 0; at < stream.Length; at += piece)
        {
            var chunk = new CopyChunk(headroom, piece);
            var part = stream.AsSpan(at, Math.Min(piece, stream.Length - at));
            part.CopyTo(chunk.Free.Span);
            chunk.Advance(part.Length);
            reader.Append(chunk);
            while (reader.TryReadBlock(blockRows, long.MaxValue))
                fields.AddRange(FieldsOf(reader.Block));
        }

        reader.EnsureEnded();
        return fields;
    }

    public static byte[] WithInt32(byte[] stream, int at, int value)
    {
        var changed = stream.ToArray();
        BinaryPrimitives.WriteInt32BigEndian(changed.AsSpan(at), value);
        return changed;
    }

    public static byte[] WithInt16(byte[] stream, int at, short value)
    {
        var changed = stream.ToArray();
        BinaryPrimitives.WriteInt16BigEndian(changed.AsSpan(at), value);
        return changed;
    }

    private static IEnumerable<string> FieldsOf(RowBlock block)
    {
        for (var row = 0; row < block.Rows; row++)
            for (var column = 0; column < block.Columns; column++)
            {
                var field = block.Column(column)[row];
                yield return field.IsNull ? "null" : Convert.ToHexString(block.Field(field));
            }
    }
}
