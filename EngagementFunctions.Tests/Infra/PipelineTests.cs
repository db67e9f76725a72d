using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace EngagementFunctions.Tests.Infra;

/// <summary>azure-pipelines.yml has no logic of its own: it calls what is in the repository.</summary>
public sealed partial class PipelineTests
{
    // Package managers and the build itself; everything else is a script of the repository.
    private static readonly string[] Programs =
        ["dotnet publish EngagementFunctions ", "npm install --global azurite@"];

    private static YamlNode Pipeline
    {
        get
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Repository.Read("azure-pipelines.yml")));
            return yaml.Documents[0].RootNode;
        }
    }

    [Fact]
    public void Its_scripts_are_the_repository_s_and_one_line_each()
    {
        var scripts = Values("script").ToList();
        Assert.Contains(scripts, script => script.StartsWith("./test.sh --logger", StringComparison.Ordinal));
        Assert.Contains(scripts, script => script.StartsWith("./test.sh --official", StringComparison.Ordinal));
        Assert.All(scripts, script =>
        {
            Assert.DoesNotContain('\n', script.Trim());
            Assert.True(
                Programs.Any(program => script.StartsWith(program, StringComparison.Ordinal))
                || (script.StartsWith("./", StringComparison.Ordinal) && IsExecutable(script.Split(' ')[0][2..])),
                script);
        });
    }

    [Fact]
    public void The_scripts_of_its_Azure_steps_are_in_the_artifact_that_it_makes()
    {
        var scripts = Values("scriptPath").Select(path => Artifact().Replace(path, "")).ToList();
        Assert.Equal(["infra/deploy.sh", "infra/smoke.sh"], scripts);
        Assert.All(scripts, script => Assert.True(IsExecutable(script), script));
        Assert.Empty(Values("inlineScript"));
    }

    [Fact]
    public void Every_environment_has_a_parameter_file_and_a_snapshot()
    {
        var environments = Pipeline.AllNodes.OfType<YamlMappingNode>()
            .Where(node => node.Children.ContainsKey("serviceConnection"))
            .Select(node => node["name"].ToString()).ToList();
        Assert.Equal(["dev", "prod"], environments);
        Assert.All(environments, name => Assert.All(
            [$"infra/main.{name}.bicepparam", $"infra/main.{name}.snapshot.json"],
            file => Assert.True(File.Exists(Repository.PathOf(file)), file)));
    }

    private static IEnumerable<string> Values(string key) => Pipeline.AllNodes.OfType<YamlMappingNode>()
        .Where(node => node.Children.ContainsKey(key)).Select(node => node[key].ToString()).Distinct();

    private static bool IsExecutable(string file) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(Repository.PathOf(file)).HasFlag(UnixFileMode.UserExecute);

    [GeneratedRegex(@"^\$\(Pipeline\.Workspace\)/")]
    private static partial Regex Artifact();
}
