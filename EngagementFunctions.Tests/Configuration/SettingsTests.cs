using System.Globalization;
using System.Text.Json;
using EngagementFunctions.Configuration;
using EngagementFunctions.Tests.Infra;
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

    [Fact]
    public void A_deadline_lies_below_the_time_that_the_host_grants_a_function()
    {
        using var host = JsonDocument.Parse(Repository.Read("host.json"));
        var granted = TimeSpan.Parse(host.RootElement.GetProperty("functionTimeout").GetString()!, CultureInfo.InvariantCulture);
        Assert.Equal(granted - TimeSpan.FromMinutes(5), RunValidator.LongestDeadline);
        Assert.InRange(RunValidator.LongestDeadline, new RunOptions().Deadline, TimeSpan.FromHours(20));
        Assert.Null(Problems(new() { ["Run:Deadline"] = "00:55:00" }));
        Assert.Contains("functionTimeout in host.json", Problems(new() { ["Run:Deadline"] = "00:55:01" }), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("Source__SignIn is Entra", "Source:SignIn=Entra", "Source:ConnectionString=Host=db;Password=marked-Yw0")]
    [InlineData("holds a password, which is for a developer's machine only", "WEBSITE_INSTANCE_ID=1", "Source:ConnectionString=Host=db;Password=marked-Yw0")]
    [InlineData("holds no password, while Source__SignIn is Password", "CONTAINER_NAME=1", "Source:ConnectionString=Host=db")]
    [InlineData("is not a connection string", "Source:ConnectionString=postgresql://reader:marked-Yw0@db/school")]
    [InlineData("Google__KeySecretName is set together with", "Google:KeySecretName=key")]
    [InlineData("both set", "Source:RootCertificate=marked-Yw0", "KeyVault:RootCertificateSecretName=root")]
    [InlineData("not a certificate in PEM form", "Source:RootCertificate=marked-Yw0")]
    public void A_contradiction_is_named_and_no_secret_with_it(string named, params string[] settings)
    {
        var problems = Problems(settings.Select(setting => setting.Split('=', 2)).ToDictionary(pair => pair[0], pair => (string?)pair[1]));
        Assert.Contains(named, problems, StringComparison.Ordinal);
        Assert.DoesNotContain("Yw0", problems, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Google:KeySecretName", "the Google key")]
    [InlineData("KeyVault:LockSecretName", "the lock's connection secret")]
    [InlineData("KeyVault:RootCertificateSecretName", "the root certificate")]
    public void Whatever_is_read_from_a_vault_needs_one(string setting, string named)
    {
        Dictionary<string, string?> withoutVault = new()
        {
            ["KeyVault:Uri"] = null,
            ["Source:ConnectionString"] = "Host=db.example.com;Username=reader",
            ["Source:SignIn"] = "Entra",
        };
        Assert.Null(Problems(withoutVault));
        withoutVault[setting] = "some-name";
        var problems = Problems(withoutVault);
        Assert.Contains($"KeyVault__Uri is missing: the vault that holds {named}", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_developers_machine_may_do_without_any_way_to_sign_in_to_Google_and_Azure_may_not()
    {
        Dictionary<string, string?> changed = new()
        {
            ["Google:WorkloadIdentityAudience"] = null, ["Google:ServiceAccount"] = null, ["Google:TokenScope"] = null,
        };
        Assert.Null(Problems(changed));
        changed["Google:ServiceAccount"] = "loader@sample-project.iam.gserviceaccount.com";
        Assert.StartsWith("2 settings are wrong", Problems(changed), StringComparison.Ordinal);
        changed["Google:ServiceAccount"] = null;
        changed["IDENTITY_ENDPOINT"] = "http://127.0.0.1:4141/msi/token";
        Assert.Contains("Nothing says how to sign in to Google", Problems(changed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_two_sections_read_is_complained_of_once() =>
        Assert.StartsWith("One setting is wrong", Problems(new() { ["Source:StatementTimeout"] = "soon" }), StringComparison.Ordinal);

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
