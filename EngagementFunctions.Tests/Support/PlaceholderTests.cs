namespace EngagementFunctions.Tests.Support;

public class PlaceholderTests
{
    [Fact]
    public void Build_works() => Assert.Equal(4, 2 + 2);
}
