using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Mono.Cecil;

namespace EngagementFunctions.Tests.StandIns.Surface;

/// <summary>A stand-in declares what the app calls and nothing else: what is not there cannot differ.</summary>
public class TrimTests
{
    [Theory]
    [InlineData("StandIn.Microsoft.Azure.Functions.Worker.dll")]
    [InlineData("StandIn.Google.Cloud.BigQuery.V2.dll")]
    public void The_app_calls_every_member_of_a_stand_in(string standIn)
    {
        using var offered = Read(standIn);
        using var app = Read("EngagementFunctions.dll");
        Assert.Empty(UnusedMembers.Find(offered, app));
    }

    [Fact]
    public void What_nobody_calls_is_found_and_what_somebody_calls_is_not()
    {
        using var offered = Read("StandIn.Microsoft.Azure.Functions.Worker.dll");
        using var idle = Read("EngagementFunctions.Local.dll");
        using var app = Read("EngagementFunctions.dll");
        Assert.Contains($"{typeof(TimerInfo).FullName}.IsPastDue", UnusedMembers.Find(offered, idle));
        Assert.Contains(typeof(TimerInfo).FullName, UnusedMembers.Find(offered, idle));
        Assert.DoesNotContain($"{typeof(TimerInfo).FullName}.IsPastDue", UnusedMembers.Find(offered, app));
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
