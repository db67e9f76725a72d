using EngagementFunctions.Triggers;
using Microsoft.AspNetCore.Http;

namespace EngagementFunctions.Tests.Triggers;

public class PreferredWaitTests
{
    [Theory]
    [InlineData(null, 90)]
    [InlineData("wait=0", 0)]
    [InlineData("wait=12", 12)]
    [InlineData("respond-async, WAIT=7", 7)]
    [InlineData("respond-async; wait=8", 8)]
    [InlineData("wait=100000", 200)]
    [InlineData("wait=-1", 90)]
    [InlineData("wait=soon", 90)]
    public void The_header_bounds_the_wait(string? header, int seconds)
    {
        var request = new DefaultHttpContext().Request;
        if (header is not null)
        {
            request.Headers["Prefer"] = header;
        }

        Assert.Equal(TimeSpan.FromSeconds(seconds), PreferredWait.Of(request));
    }
}
