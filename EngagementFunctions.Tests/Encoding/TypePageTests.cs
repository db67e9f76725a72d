using System.Globalization;
using System.Text.RegularExpressions;
using EngagementFunctions.Encoding;
using EngagementFunctions.Tests.Source;
using EngagementFunctions.Tests.Infra;
using EngagementFunctions.Tests.Support;

namespace EngagementFunctions.Tests.Encoding;

/// <summary>The page, the code and a real server have to agree on every type.</summary>
public partial class TypePageTests(PostgresFixture postgres)
{
    [Fact]
    public void The_page_lists_the_types_of_the_code()
    {
        var page = Repository.Read("docs/type-mapping.md");
        var carried = Rows(Section(page, "Carried over")).Where(row => row.Name.StartsWith('`'));
        var cast = Rows(Section(page, "Not carried over"));
        Assert.Equal(
            PostgresTypes.All.Where(t => t.Becomes is not null).Select(t => ($"`{t.Name}`", ColumnTypes.Name(t.Becomes!.Value))),
            carried);
        Assert.Equal(
            PostgresTypes.All.Where(t => t.Becomes is null).Select(t => ($"`{t.Name}`", Shown(t.Cast)))
                .Append(("arrays of any type", Shown(PostgresTypes.ArrayCast)))
                .Append(("enums, composite types, types of extensions", Shown(PostgresType.AsText))),
            cast);
    }

    [Fact]
    public async Task The_server_knows_each_type_by_this_number_and_name()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var known = await database.RowsAsync("SELECT oid::text, format_type(oid, NULL) FROM pg_type");
        Assert.All(
            PostgresTypes.All,
            type => Assert.Contains(known, row => row[0] == type.Oid.ToString(CultureInfo.InvariantCulture) && row[1] == type.Name));
    }

    [Fact]
    public async Task Every_type_that_the_server_can_give_is_on_the_list()
    {
        var database = await SourceDatabase.CreateAsync(postgres);
        var known = await database.RowsAsync("""
            SELECT oid::text, format_type(oid, NULL) FROM pg_type
            WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype IN ('b', 'r', 'm') AND typcategory NOT IN ('A', 'Z')
              AND typname <> 'gtsvector'
            """);
        var listed = PostgresTypes.All.Select(type => type.Oid.ToString(CultureInfo.InvariantCulture)).ToHashSet();
        Assert.DoesNotContain(known, row => !listed.Contains(row[0]!));
    }

    [Fact]
    public async Task Every_cast_that_is_advised_gives_a_type_that_is_carried_over()
    {
        PostgresType[] types =
            [.. PostgresTypes.All, new(0, "integer[]", PostgresTypes.ArrayCast), new(0, "timestamptz[]", PostgresTypes.ArrayCast)];
        var columns = types.Where(type => type.Becomes is null).Select((type, i) =>
            string.Format(CultureInfo.InvariantCulture, type.Cast, $"NULL::{type.Name}") + $" AS c{i}");
        var extracted = await Extracted.FromAsync(
            await SourceDatabase.CreateAsync(postgres), $"SELECT {string.Join(", ", columns)}");
        Assert.Single(extracted.Rows);
    }

    private static string Shown(string cast) => $"`{cast.Replace("{0}", "\"c\"", StringComparison.Ordinal)}`";

    private static string Section(string page, string title) => page.Split("\n## ").Single(part => part.StartsWith(title, StringComparison.Ordinal));

    private static IEnumerable<(string Name, string Becomes)> Rows(string section) =>
        TableRow().Matches(section)
            .Select(row => (row.Groups["name"].Value, row.Groups["becomes"].Value))
            .Where(row => row.Item1 is not ("PostgreSQL" or "declared" or "---") && !row.Item1.StartsWith("up to", StringComparison.Ordinal) && row.Item1 != "more");

    [GeneratedRegex(@"^\| ?(?<name>[^|]+?) ?\| ?(?<becomes>[^|]*?) ?\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
