using EngagementFunctions.Encoding;
using EngagementFunctions.Encoding.Canonical;
using EngagementFunctions.Tests.Infra;

namespace EngagementFunctions.Tests.Verification;

/// <summary>docs/proof.md has the form of each type, as the code has it.</summary>
public class ProofPageTests
{
    [Fact]
    public void The_page_has_the_form_of_every_type()
    {
        var rows = Repository.Read("docs/proof.md").Split('\n');
        Assert.All(Enum.GetValues<WarehouseType>(), type =>
        {
            var row = Assert.Single(rows, row => row.StartsWith($"| {ColumnTypes.Name(type)} |", StringComparison.Ordinal));
            Assert.Equal($"`{CanonicalSql.Text(type, "c")}`", row.Split('|')[2].Trim());
        });
    }
}
