namespace EngagementFunctions.Tests.Infra;

/// <summary>The templates, judged by the Bicep CLI itself through infra/check.sh.</summary>
public sealed class BicepTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("engagement-bicep-");

    [Fact]
    public async Task The_templates_have_no_diagnostic_and_deploy_what_their_snapshots_say()
    {
        var (code, said) = await Repository.RunAsync(Repository.PathOf("infra/check.sh"), []);
        Assert.True(code == 0, said);
        Assert.EndsWith(" Bicep files checked\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_misspelt_property_a_missing_snapshot_and_a_layout_of_ones_own_are_all_told()
    {
        CopyChecker();
        await WriteAsync("main.bicep", """
            @description('Its name.')
            param   name string

            resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
              name: name
              location: 'westeurope'
              tagz: {}
            }

            """);
        await WriteAsync("main.dev.bicepparam", "using 'main.bicep'\n\nparam name = 'invented'\n");

        var (code, said) = await Repository.RunAsync(Path.Combine(_folder.FullName, "check.sh"), []);

        Assert.Equal(1, code);
        Assert.Contains("main.bicep has diagnostics", said, StringComparison.Ordinal);
        Assert.Contains("\"tagz\" is not allowed", said, StringComparison.Ordinal);
        Assert.Contains("no-hardcoded-location", said, StringComparison.Ordinal);
        Assert.Contains("main.dev.bicepparam has no snapshot", said, StringComparison.Ordinal);
        Assert.Contains("main.bicep is not formatted. Run infra/check.sh --update.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_no_snapshot_shows_is_told()
    {
        CopyChecker();
        await WriteAsync("main.bicep", """
            @description('Its name.')
            param name string

            @description('Its region.')
            param location string = resourceGroup().location

            resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
              name: name
              location: location
            }

            """);
        await WriteAsync("main.dev.bicepparam", "using 'main.bicep'\n\nparam name = 'invented'\n");
        var checker = Path.Combine(_folder.FullName, "check.sh");

        Assert.Equal(0, (await Repository.RunAsync(checker, ["--update"])).Code);
        await WriteAsync("main.dev.bicepparam", "using 'main.bicep'\n\nparam name = 'renamed'\n");
        var (code, said) = await Repository.RunAsync(checker, []);

        Assert.Equal(1, code);
        Assert.Contains("would deploy something else than its snapshot says", said, StringComparison.Ordinal);
        Assert.Contains("userAssignedIdentities/renamed", said, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void CopyChecker()
    {
        foreach (var file in new[] { "check.sh", "bicepconfig.json", "check/Bicep.csproj" })
        {
            var copy = Path.Combine(_folder.FullName, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Repository.PathOf("infra/" + file), copy);
        }
    }

    private Task WriteAsync(string file, string text) =>
        File.WriteAllTextAsync(Path.Combine(_folder.FullName, file), text, TestContext.Current.CancellationToken);
}
