using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>A stand-in declares what the app calls and nothing else: what is not there cannot differ.</summary>
public class TrimTests
{
    /// <summary>A regular expression over the names of members that may be there though nothing calls them.</summary>
    private const string NotYetUsed = ".*";

    [Theory]
    [InlineData("StandIn.Microsoft.Azure.Functions.Worker.dll")]
    [InlineData("StandIn.Google.Cloud.BigQuery.V2.dll")]
    public void The_app_calls_every_member_of_a_stand_in(string standIn)
    {
        using var offered = Read(standIn);
        using var app = Read("EngagementFunctions.dll");
        var allowed = new Regex($"^({NotYetUsed})$");
        Assert.DoesNotContain(UnusedMembers.Find(offered, app), name => !allowed.IsMatch(name));
    }

    [Fact]
    public void What_nobody_calls_is_found_and_what_somebody_calls_is_not()
    {
        using var offered = Read("StandIn.Microsoft.Azure.Functions.Worker.dll");
        using var tests = Read("EngagementFunctions.Tests.dll");
        var unused = UnusedMembers.Find(offered, tests);
        Assert.Contains($"{typeof(TimerTriggerAttribute).FullName}.RunOnStartup", unused);
        Assert.Contains("Microsoft.Azure.Functions.Worker.ExponentialBackoffRetryAttribute", unused);
        Assert.DoesNotContain($"{typeof(HttpTriggerAttribute).FullName}.Route", unused);
        Assert.DoesNotContain($"{typeof(TimerInfo).FullName}.IsPastDue", unused);
        Assert.DoesNotContain(typeof(TimerInfo).FullName, unused);
        Assert.DoesNotContain(unused, name => name.Contains("BindingAttribute", StringComparison.Ordinal));
    }

    internal static ModuleDefinition Read(string assembly)
    {
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(object).Assembly.Location));
        resolver.AddSearchDirectory(Path.GetDirectoryName(typeof(HttpRequest).Assembly.Location));
        var path = Path.Combine(AppContext.BaseDirectory, assembly);
        return ModuleDefinition.ReadModule(path, new ReaderParameters { AssemblyResolver = resolver });
    }
}
