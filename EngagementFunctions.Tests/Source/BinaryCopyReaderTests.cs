using EngagementFunctions.Errors;
using EngagementFunctions.Source;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Source;

public class BinaryCopyReaderTests(PostgresFixture postgres)
{
    private const int Columns = 4;

    [Fact]
    public async Task Fields_are_the_same_however_the_stream_is_cut()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres, rows: 9);
        var whole = CopyBytes.Read(stream, Columns, stream.Length);
        Assert.Equal(9 * Columns, whole.Count);
        Assert.Contains("null", whole);
        Assert.Contains("", whole);
        for (var piece = 1; piece <= stream.Length; piece++)
            foreach (var headroom in new[] { 0, 8, 64 })
                Assert.Equal(whole, CopyBytes.Read(stream, Columns, piece, headroom));
    }

    [Fact]
    public async Task A_field_longer_than_many_chunks_arrives_whole()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var stream = await CopyBytes.OfAsync(
            database, "SELECT g, repeat(chr(64 + g), g * 1000) FROM (VALUES (1), (20), (1), (9), (2)) v(g)");
        Assert.Equal(CopyBytes.Read(stream, 2, stream.Length), CopyBytes.Read(stream, 2, piece: 100, headroom: 16));
    }

    [Fact]
    public async Task A_stream_cut_off_anywhere_is_an_error()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres);
        for (var length = 0; length < stream.Length; length++)
            AssertMalformed(stream[..length], "stopped before its trailer");
    }

    [Fact]
    public async Task Bytes_after_the_trailer_are_an_error()
    {
        byte[] stream = [.. await CopyBytes.MixedRowsAsync(postgres), 0];
        for (var piece = 1; piece <= stream.Length; piece++)
            AssertMalformed(stream, "follow its trailer", piece);
    }

    [Fact]
    public async Task A_foreign_header_is_an_error()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres);
        AssertMalformed("1\tfirst row as text\n"u8.ToArray(), "signature");
        AssertMalformed(CopyBytes.WithInt32(stream, at: 11, 0x10000), "flags");
        AssertMalformed(CopyBytes.WithInt32(stream, at: 15, -1), "extension");
    }

    [Fact]
    public async Task A_header_extension_is_stepped_over()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres);
        byte[] extended = [.. stream[..15], 0, 0, 0, 3, 7, 7, 7, .. stream[CopyBytes.HeaderLength..]];
        Assert.Equal(CopyBytes.Read(stream, Columns, 5), CopyBytes.Read(extended, Columns, 5));
    }

    [Fact]
    public async Task Another_number_of_fields_than_described_is_an_error()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres);
        AssertMalformed(CopyBytes.WithInt16(stream, CopyBytes.HeaderLength, Columns + 1), "5 fields");
        AssertMalformed(CopyBytes.WithInt16(stream, CopyBytes.HeaderLength, -2), "-2 fields");
    }

    [Fact]
    public async Task A_length_below_that_of_null_is_an_error()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres);
        AssertMalformed(CopyBytes.WithInt32(stream, CopyBytes.HeaderLength + 2, -2), "length -2");
    }

    [Fact]
    public async Task A_length_beyond_the_stream_is_an_error()
    {
        var stream = await CopyBytes.MixedRowsAsync(postgres);
        AssertMalformed(CopyBytes.WithInt32(stream, CopyBytes.HeaderLength + 2, int.MaxValue), "stopped before");
    }

    private static void AssertMalformed(byte[] stream, string found, int? piece = null)
    {
        var error = Assert.Throws<ExtractionException>(
            () => CopyBytes.Read(stream, Columns, piece ?? Math.Max(1, stream.Length)));
        Assert.Equal(ErrorCodes.StreamMalformed, error.Code);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
    }
}
