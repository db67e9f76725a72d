using EngagementFunctions.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Tests.Infra;

/// <summary>Template, sample and README name the settings that the app has: all needed ones, and no others.</summary>
public class SettingsTests
{
    [Fact]
    public void Every_options_class_of_the_app_is_known_here()
    {
        var classes = typeof(EngagementApp).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type is { IsAbstract: false });
        Assert.Equal(Names(classes), Names(KnownSettings.Classes));

        static IEnumerable<string> Names(IEnumerable<Type> types) => types.Select(type => type.Name).Order();
    }

    [Fact]
    public void The_readme_lists_every_setting_of_the_app() =>
        Assert.Empty(KnownSettings.All.Except(SettingsPlaces.Readme().Keys));

    [Fact]
    public void The_readme_lists_no_setting_that_nobody_reads() => AssertRead(SettingsPlaces.Readme().Keys);

    [Fact]
    public void The_template_sets_nothing_that_nobody_reads() => AssertRead(SettingsPlaces.Template());

    [Fact]
    public void The_sample_sets_nothing_that_nobody_reads() => AssertRead(SettingsPlaces.Sample().Keys);

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public void An_environment_sets_nothing_that_nobody_reads(string environment) =>
        AssertRead(SettingsPlaces.Deployed(environment).Keys);

    [Fact]
    public void The_platform_s_settings_are_each_used_somewhere()
    {
        var used = SettingsPlaces.Template().Concat(SettingsPlaces.Sample().Keys).Concat(SettingsPlaces.Readme().Keys);
        Assert.Empty(PlatformSettings.Reasons.Keys.Except(used));
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("test")]
    [InlineData("prod")]
    public void The_app_starts_with_what_is_deployed(string environment) =>
        Assert.Null(Problems(SettingsPlaces.Deployed(environment)));

    [Fact]
    public void The_app_starts_with_the_sample() => Assert.Null(Problems(SettingsPlaces.Sample()));

    [Fact]
    public void The_readme_calls_required_what_the_app_does_not_start_without()
    {
        var readme = SettingsPlaces.Readme();
        var sample = SettingsPlaces.Sample();
        Assert.All(readme.Where(row => IsRequired(row.Value)), row => Assert.Contains(row.Key, sample.Keys));
        Assert.All(sample.Keys.Intersect(readme.Keys), name =>
        {
            var without = sample.Where(setting => setting.Key != name).ToDictionary();
            Assert.True(IsRequired(readme[name]) == Problems(without) is not null, name);
        });

        static bool IsRequired(string standard) => standard.Contains("**required**", StringComparison.Ordinal);
    }

    private static void AssertRead(IEnumerable<string> names) =>
        Assert.Empty(
            names.Select(KnownSettings.General).Except(KnownSettings.All).Except(PlatformSettings.Reasons.Keys));

    private static string? Problems(Dictionary<string, string> settings)
    {
        var inAzure = settings.ToDictionary(
            setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), string? (setting) => setting.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(inAzure).Build();
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddEngagementExtraction().AddTelemetry(configuration)
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
