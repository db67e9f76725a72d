using EngagementFunctions.Encoding;
using EngagementFunctions.Encoding.Canonical;

namespace EngagementFunctions.Tests.Verification;

/// <summary>docs/proof.md has the form of each type, as the code has it.</summary>
public class ProofPageTests
{
    [Fact]
    public void The_page_has_the_form_of_every_type()
    {
        var rows = File.ReadAllLines(Path.Combine(RepositoryFolder(), "docs", "proof.md"));
        Assert.All(Enum.GetValues<WarehouseType>(), type =>
        {
            var row = Assert.Single(rows, row => row.StartsWith($"| {ColumnTypes.Name(type)} |", StringComparison.Ordinal));
            Assert.Equal($"`{CanonicalSql.Text(type, "c")}`", row.Split('|')[2].Trim());
        });
    }

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "EngagementFunctions.slnx")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
