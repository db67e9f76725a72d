using System.Globalization;

namespace EngagementFunctions.Local.Demo.Seed;

/// <summary>The demo's own SQL, kept as files beside this class.</summary>
internal static class SqlTexts
{
    public static string Tables => Read("tables.sql");

    public static string Changes => Read("changes.sql");

    public static string Expected => Read("expected.sql");

    public static string Rows(int users) =>
        Read("rows.sql").Replace("{users}", users.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static string Read(string file)
    {
        using var stream = typeof(SqlTexts).Assembly.GetManifestResourceStream(typeof(SqlTexts), file)!;
        return new StreamReader(stream).ReadToEnd();
    }
}
