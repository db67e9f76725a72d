using EngagementFunctions.Runs;
using Microsoft.Extensions.Time.Testing;

namespace EngagementFunctions.Tests.Runs;

public class RunIdTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 4, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_later_run_sorts_behind_an_earlier_one()
    {
        var time = new FakeTimeProvider(Noon);
        var first = RunId.New(time);
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(string.CompareOrdinal(first.Value, RunId.New(time).Value) < 0);
    }

    [Fact]
    public void Runs_of_one_millisecond_have_different_ids()
    {
        var time = new FakeTimeProvider(Noon);
        var ids = Enumerable.Range(0, 1000).Select(_ => RunId.New(time)).ToHashSet();
        Assert.Equal(1000, ids.Count);
    }

    [Fact]
    public void An_id_fits_labels_and_application_names()
    {
        var id = RunId.New(new FakeTimeProvider(Noon)).Value;
        Assert.Matches("^[a-z0-9_]{26}$", id);
        Assert.StartsWith("20260304_120000_000_", id, StringComparison.Ordinal);
        Assert.True(RunId.TryParse(id, out var parsed));
        Assert.Equal(id, parsed.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("20260304_120000_000_ABCDEF")]
    [InlineData("20260304_120000_000_abcdef' OR 1=1")]
    [InlineData("../journal")]
    public void What_is_no_id_is_not_taken_for_one(string text) => Assert.False(RunId.TryParse(text, out _));
}
