using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace EngagementFunctions.Tests.StandIns.Worker;

public class LocalSettingsTests
{
    [Fact]
    public void Values_become_environment_variables_unless_they_are_set()
    {
        Environment.SetEnvironmentVariable("STANDIN_TEST_SET", "from outside");
        using var trial = new HostTrial
        {
            LocalSettings =
                """
                { "Values": { "STANDIN_TEST_SET": "file", "STANDIN_TEST_NEW": "file", "StandInTest__Deep": "down" } }
                """,
        };
        using var host = trial.Build();
        var configuration = host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("from outside", configuration["STANDIN_TEST_SET"]);
        Assert.Equal("file", configuration["STANDIN_TEST_NEW"]);
        Assert.Equal("down", configuration["StandInTest:Deep"]);
        Assert.Equal("file", Environment.GetEnvironmentVariable("STANDIN_TEST_NEW"));
    }
}
