namespace EngagementFunctions.Tests.Source;

internal static class AssertEventually
{
    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "It did not become true within 20 s");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
