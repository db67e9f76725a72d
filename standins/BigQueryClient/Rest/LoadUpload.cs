using Google.Apis.Bigquery.v2.Data;
using Google.Apis.Upload;
using Google.Apis.Util;

namespace Google.Apis.Bigquery.v2;

/// <summary>A load job whose file is uploaded with it.</summary>
internal sealed class LoadUpload : ResumableUpload<Job, Job>
{
    internal LoadUpload(BigqueryService service, Job job, string projectId, Stream input, string contentType)
        : base(service, "/upload/bigquery/v2/projects/{projectId}/jobs", "POST", input, contentType) =>
        (Body, ProjectId) = (job, projectId);

    [RequestParameter("projectId", RequestParameterType.Path)]
    public string ProjectId { get; }
}
