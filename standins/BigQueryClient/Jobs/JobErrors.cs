using Google.Apis.Bigquery.v2.Data;
using Google.Apis.Requests;

namespace Google.Cloud.BigQuery.V2;

/// <summary>Turns a job's errors into the exception that the official client throws: without an HTTP status.</summary>
internal static class JobErrors
{
    internal static void ThrowIfAny(JobReference job, IList<ErrorProto> errors)
    {
        if (errors is null or { Count: 0 })
            return;
        var name = $"{job.ProjectId}/{job.Location}/{job.JobId}";
        throw new GoogleApiException("bigquery")
        {
            Error = new RequestError
            {
                Errors = [.. errors.Select(Single)],
                Message = $"Job {name} contained {errors.Count} error(s). First error message: {errors[0].Message}",
            },
        };
    }

    private static SingleError Single(ErrorProto error) =>
        new() { Location = error.Location, Reason = error.Reason, Message = error.Message };
}
