using System.Text.RegularExpressions;
using Npgsql;

namespace EngagementFunctions.Source;

/// <summary>Recognises "unrecognized configuration parameter" about one of the query's own settings.</summary>
internal static partial class SourceSettingName
{
    public static bool TryFind(PostgresException error, out string name)
    {
        var match = Setting().Match(error.SqlState == PostgresErrorCodes.UndefinedObject ? error.MessageText : "");
        name = match.Value.Trim('"');
        return match.Success;
    }

    [GeneratedRegex("\"engagement\\.[A-Za-z0-9_]{1,63}\"$")]
    private static partial Regex Setting();
}
