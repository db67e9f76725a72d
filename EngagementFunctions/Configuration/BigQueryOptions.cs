using System.Text.RegularExpressions;

namespace EngagementFunctions.Configuration;

/// <summary>Where the rows go. Section <c>BigQuery</c>.</summary>
internal sealed class BigQueryOptions
{
    public const string Section = "BigQuery";

    public string ProjectId { get; set; } = "";

    /// <summary>Dataset of the target, which readers see.</summary>
    public string DatasetId { get; set; } = "";

    /// <summary>The target.</summary>
    public string TableId { get; set; } = "stg_student_engagement";

    /// <summary>Dataset of shadows and journal, without readers; empty means the dataset's name with <c>_work</c> behind it.</summary>
    public string WorkDatasetId { get; set; } = "";

    /// <summary>Location of both datasets; empty means as the target's dataset says.</summary>
    public string Location { get; set; } = "";

    /// <summary>Base address of the API; empty means Google's own.</summary>
    public Uri? BaseUri { get; set; }

    /// <summary>Procedures to call after publishing, in order, separated by commas; unqualified names lie in the target's dataset.</summary>
    public string Procedures { get; set; } = "";

    /// <summary>How long one job may take before the run gives up on it.</summary>
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long the run waits for one procedure.</summary>
    public TimeSpan ProcedureTimeout { get; set; } = TimeSpan.FromMinutes(30);

    public string EffectiveWorkDatasetId => WorkDatasetId.Length > 0 ? WorkDatasetId : DatasetId + "_work";

    public IReadOnlyList<string> ProcedureNames =>
        Procedures.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

internal sealed partial class BigQueryValidator : SettingsValidator<BigQueryOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    protected override IEnumerable<string> Problems(BigQueryOptions options) =>
        Missing(options.ProjectId, "BigQuery__ProjectId", "the Google Cloud project of the dataset")
            .Concat(Missing(options.DatasetId, "BigQuery__DatasetId", "the dataset of the target table"))
            .Concat(Malformed(options.ProjectId, ProjectName(), "BigQuery__ProjectId", "lower-case letters, digits, dashes, an optional domain: prefix"))
            .Concat(Malformed(options.DatasetId, DatasetName(), "BigQuery__DatasetId", "letters, digits and underscores"))
            .Concat(Malformed(options.WorkDatasetId, DatasetName(), "BigQuery__WorkDatasetId", "letters, digits and underscores"))
            .Concat(Missing(options.TableId, "BigQuery__TableId", "the target table"))
            .Concat(Malformed(options.TableId, TableName(), "BigQuery__TableId", "letters, digits, dashes and underscores, at most 900 of them"))
            .Concat(options.ProcedureNames.SelectMany(name => Malformed(
                name, ProcedureName(), "BigQuery__Procedures", "names such as sp_cdcv2, dataset.sp_cdcv2 or project.dataset.sp_cdcv2")))
            .Concat(NotHttps(options.BaseUri, "BigQuery__BaseUri", "https://bigquery.googleapis.com/bigquery/v2/"))
            .Concat(OutOfRange(options.JobTimeout, Shortest, Longest, "BigQuery__JobTimeout"))
            .Concat(OutOfRange(options.ProcedureTimeout, Shortest, Longest, "BigQuery__ProcedureTimeout"));

    private static IEnumerable<string> Malformed(string value, Regex allowed, string setting, string form)
    {
        if (value.Length > 0 && !allowed.IsMatch(value))
        {
            yield return $"{setting} is \"{value}\"; allowed are {form}.";
        }
    }

    [GeneratedRegex(@"^([a-z0-9.-]+:)?[a-z][a-z0-9-]{0,61}[a-z0-9]$")]
    private static partial Regex ProjectName();

    [GeneratedRegex("^[A-Za-z0-9_]{1,1024}$")]
    private static partial Regex DatasetName();

    // The shadow's name carries the target's: BigQuery allows 1,024 bytes for a table name.
    [GeneratedRegex("^[A-Za-z0-9_-]{1,900}$")]
    private static partial Regex TableName();

    [GeneratedRegex(@"^(([a-z0-9.:-]+\.)?[A-Za-z0-9_]+\.)?[A-Za-z0-9_]+$")]
    private static partial Regex ProcedureName();
}
