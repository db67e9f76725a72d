namespace EngagementFunctions.Tests.Infra;

/// <summary>The small scripts around a deployment, against a stand-in that records what is asked of az.</summary>
public sealed class ScriptTests : IDisposable
{
    private const string Az = """
        #!/bin/sh
        echo "$*" >> "$STAND_IN_FOLDER/calls"
        case "$*" in
          *create*) printf "${STAND_IN_OUTPUTS-engagement-dev-func\nhttps://dev.example.com\nkv-engagement\nobject\ntenant\n\n}" ;;
          *) echo 'what would change' ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engagement-scripts-");

    private string Calls => File.ReadAllText(Path.Combine(_folder.FullName, "calls"));

    [Fact]
    public async Task Deployment_prints_its_outputs_by_name()
    {
        var (code, said) = await DeployAsync(["dev", "engagement-dev"]);
        Assert.Equal(0, code);
        Assert.Equal(
            "functionAppName=engagement-dev-func\nfunctionAppUrl=https://dev.example.com\nkeyVaultName=kv-engagement\n"
            + "identityPrincipalId=object\ntenantId=tenant\noutboundAddress=\n",
            said);
        Assert.StartsWith(
            "deployment group create --name engagement-dev --resource-group engagement-dev --parameters ",
            Calls,
            StringComparison.Ordinal);
        Assert.Contains("infra/main.dev.bicepparam", Calls, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_pipeline_the_outputs_become_variables()
    {
        var (_, said) = await DeployAsync(["dev", "engagement-dev"], ("TF_BUILD", "True"));
        Assert.Contains(
            "##vso[task.setvariable variable=functionAppName]engagement-dev-func\n", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "functionAppName functionAppUrl keyVaultName identityPrincipalId tenantId.")]
    [InlineData("engagement-dev-func\\nhttps://dev.example.com\\n", "keyVaultName identityPrincipalId tenantId.")]
    public async Task Outputs_that_are_missing_fail(string outputs, string missing)
    {
        var (code, said) = await DeployAsync(["dev", "engagement-dev"], ("STAND_IN_OUTPUTS", outputs), ("TF_BUILD", "True"));
        Assert.Equal(1, code);
        Assert.Contains($"outputs lack {missing}", said, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_script_asks_for_a_newer_bash_than_a_Mac_has()
    {
        var scripts = Directory.EnumerateFiles(Repository.PathOf("infra"), "*.sh", SearchOption.AllDirectories).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            var text = await File.ReadAllTextAsync(script, TestContext.Current.CancellationToken);
            Assert.DoesNotMatch(@"\b(mapfile|readarray)\b|declare -A|\$\{\w+(,,|\^\^)|&>>|\|&", text);
        }
    }

    [Fact]
    public async Task What_if_deploys_nothing()
    {
        var (code, said) = await DeployAsync(["prod", "engagement-prod", "--what-if"]);
        Assert.Equal((0, "what would change\n"), (code, said));
        Assert.DoesNotContain("create", Calls, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("deploy.sh takes ENVIRONMENT RESOURCE_GROUP", "dev")]
    [InlineData("There is no ", "nowhere", "engagement")]
    public async Task A_wrong_request_is_told(string message, params string[] arguments)
    {
        var (code, said) = await DeployAsync(arguments);
        Assert.Equal(2, code);
        Assert.StartsWith(message, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_official_tests_stop_with_one_line_where_Core_Tools_are_missing()
    {
        foreach (var program in new[] { "bash", "dirname" })
        {
            File.CreateSymbolicLink(Path.Combine(_folder.FullName, program), "/usr/bin/" + program);
        }

        var (code, said) = await Repository.RunAsync(
            Repository.PathOf("test.sh"),
            ["--official"],
            new Dictionary<string, string> { ["PATH"] = _folder.FullName });

        Assert.Equal(2, code);
        var line = Assert.Single(said.TrimEnd().Split('\n'));
        Assert.StartsWith("Missing: func azurite.", line, StringComparison.Ordinal);
        Assert.Contains("npm install --global", line, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task<(int Code, string Said)> DeployAsync(
        string[] arguments, params (string Name, string Value)[] changes)
    {
        var az = Path.Combine(_folder.FullName, "az");
        await File.WriteAllTextAsync(az, Az, TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
            ["STAND_IN_FOLDER"] = _folder.FullName,
            ["TF_BUILD"] = "",
        };
        foreach (var (name, value) in changes)
        {
            environment[name] = value;
        }

        return await Repository.RunAsync(Repository.PathOf("infra/deploy.sh"), arguments, environment);
    }
}
