using EngagementFunctions.Encoding;

namespace EngagementFunctions.Tests.Encoding;

public class BatchBufferTests
{
    [Fact]
    public async Task Content_comes_back_across_the_borders_of_its_pieces()
    {
        var bytes = new byte[(2 * BatchBufferPool.PieceLength) + 12_345];
        new Random(1).NextBytes(bytes);
        using var buffer = await new BatchBufferPool().RentAsync(TestContext.Current.CancellationToken);
        for (var at = 0; at < bytes.Length; at += 70_001)
            buffer.Write(bytes.AsSpan(at, Math.Min(70_001, bytes.Length - at)));
        foreach (var start in new[] { 0, 1, BatchBufferPool.PieceLength - 1, BatchBufferPool.PieceLength, bytes.Length })
        {
            buffer.Seek(start, SeekOrigin.Begin);
            using var copy = new MemoryStream();
            await buffer.CopyToAsync(copy, TestContext.Current.CancellationToken);
            Assert.Equal(bytes[start..], copy.ToArray());
        }

        Assert.Equal(bytes.Length, buffer.Length);
        Assert.Equal(bytes.Length - 5, buffer.Seek(-5, SeekOrigin.End));
    }

    [Fact]
    public async Task Pieces_are_used_again_and_what_was_in_them_is_gone()
    {
        var pool = new BatchBufferPool();
        var first = await pool.RentAsync(TestContext.Current.CancellationToken);
        first.Write(new byte[10]);
        await first.DisposeAsync();
        await first.DisposeAsync();
        Assert.Throws<ObjectDisposedException>(() => first.Read(new byte[1]));
        Assert.False(first.CanRead);
        using var second = await pool.RentAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, second.Length);
    }

    [Fact]
    public async Task A_third_buffer_waits_for_one_to_be_given_back_once()
    {
        var pool = new BatchBufferPool();
        var first = await pool.RentAsync(TestContext.Current.CancellationToken);
        using var second = await pool.RentAsync(TestContext.Current.CancellationToken);
        var third = pool.RentAsync(TestContext.Current.CancellationToken);
        var fourth = pool.RentAsync(TestContext.Current.CancellationToken);
        Assert.False(third.IsCompleted);
        await first.DisposeAsync();
        await first.DisposeAsync();
        using var got = await third;
        Assert.False(fourth.IsCompleted);
    }
}
