using System.Text.RegularExpressions;

namespace EngagementFunctions.Local.BigQuery.Resources;

internal static partial class ResourceNames
{
    public static void CheckDataset(string name) => Check(DatasetName().IsMatch(name), "dataset ID", name);

    /// <summary>Letters, marks, digits, connectors, dashes and spaces of any script.</summary>
    public static void CheckTable(string name) => Check(TableName().IsMatch(name), "table ID", name);

    public static void CheckJob(string name) => Check(JobName().IsMatch(name), "job ID", name);

    public static void CheckLabel(string name, string value)
    {
        if (!LabelKey().IsMatch(name) || !LabelValue().IsMatch(value))
            throw BigQueryError.Invalid($"Label \"{name}\" has an invalid key or value: lowercase letters, digits, "
                + "underscores and dashes, up to 63 characters");
    }

    private static void Check(bool isValid, string kind, string name)
    {
        if (!isValid) throw BigQueryError.Invalid($"Invalid {kind} \"{name}\".");
    }

    [GeneratedRegex("^[A-Za-z0-9_]{1,1024}$")]
    private static partial Regex DatasetName();

    [GeneratedRegex(@"^[\p{L}\p{M}\p{N}\p{Pc}\p{Pd}\p{Zs}]{1,1024}$")]
    private static partial Regex TableName();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,1024}$")]
    private static partial Regex JobName();

    [GeneratedRegex(@"^[\p{Ll}\p{Lo}][\p{Ll}\p{Lo}\p{N}_-]{0,62}$")]
    private static partial Regex LabelKey();

    [GeneratedRegex(@"^[\p{Ll}\p{Lo}\p{N}_-]{0,63}$")]
    private static partial Regex LabelValue();
}
