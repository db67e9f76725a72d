using EngagementFunctions.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Tests.Configuration;

public class SettingsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["ENGAGEMENT_SCHEDULE"] = "0 0 5 * * *",
        ["KeyVault:Uri"] = "https://vault.example.com/",
        ["BigQuery:ProjectId"] = "sample-project",
        ["BigQuery:DatasetId"] = "engagement",
        ["Google:WorkloadIdentityAudience"] = "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/a",
        ["Google:ServiceAccount"] = "loader@sample-project.iam.gserviceaccount.com",
        ["Google:TokenScope"] = "api://sample/.default",
    };

    [Fact]
    public void The_required_settings_are_enough() => Assert.Null(Problems([]));

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var problems = Problems(new()
        {
            ["ENGAGEMENT_SCHEDULE"] = "every day",
            ["KeyVault:Uri"] = null,
            ["BigQuery:ProjectId"] = null,
            ["BigQuery:TableId"] = "a b",
            ["BigQuery:Procedures"] = "sp_one, sp two",
            ["Run:Deadline"] = "21:00:00",
            ["Batches:MaxRows"] = "0",
        });
        Assert.NotNull(problems);
        Assert.StartsWith("7 settings are wrong", problems, StringComparison.Ordinal);
        Assert.All(
            ["ENGAGEMENT_SCHEDULE", "KeyVault__Uri", "BigQuery__ProjectId", "\"a b\"", "\"sp two\"", "Run__Deadline", "Batches__MaxRows"],
            named => Assert.Contains(named, problems, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("KeyVault:Uri", "http://vault.example.com/")]
    [InlineData("KeyVault:Uri", "http://127.0.0.1:8080/")]
    [InlineData("KeyVault:Uri", "")]
    [InlineData("BigQuery:DatasetId", "")]
    [InlineData("BigQuery:DatasetId", "a-b")]
    [InlineData("BigQuery:BaseUri", "http://example.com/bigquery/v2/")]
    [InlineData("Google:StsUri", "ftp://example.com/")]
    [InlineData("Run:Attempts", "0")]
    [InlineData("Run:Deadline", "soon")]
    public void A_value_out_of_bounds_is_a_problem(string setting, string value) =>
        Assert.NotNull(Problems(new() { [setting] = value }));

    private static string? Problems(Dictionary<string, string?> changed)
    {
        var settings = Complete.Concat(changed).GroupBy(pair => pair.Key)
            .Where(pairs => pairs.Last().Value is not null)
            .ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value);
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddEngagementExtraction()
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return null;
        }
        catch (Exception failure)
        {
            return StartupProblems.Describe(failure) ?? throw new InvalidOperationException("not described", failure);
        }
    }
}
