using Google.Apis.Bigquery.v2.Data;

namespace Google.Apis.Bigquery.v2;

/// <summary>Where each resource is, below the base.</summary>
internal static class RestPaths
{
    internal static string Datasets(string project) => $"projects/{Escaped(project)}/datasets";

    internal static string Dataset(DatasetReference dataset) =>
        $"{Datasets(dataset.ProjectId)}/{Escaped(dataset.DatasetId)}";

    internal static string Tables(string project, string dataset) =>
        $"{Datasets(project)}/{Escaped(dataset)}/tables";

    internal static string Table(TableReference table) =>
        $"{Tables(table.ProjectId, table.DatasetId)}/{Escaped(table.TableId)}";

    internal static string Jobs(string project) => $"projects/{Escaped(project)}/jobs";

    internal static string Job(JobReference job) => $"{Jobs(job.ProjectId)}/{Escaped(job.JobId)}";

    internal static string QueryResults(JobReference job) =>
        $"projects/{Escaped(job.ProjectId)}/queries/{Escaped(job.JobId)}";

    private static string Escaped(string segment) => Uri.EscapeDataString(segment);
}
