using System.Runtime.ExceptionServices;
using Google.Apis.Bigquery.v2;
using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

internal sealed partial class BigQueryClientImpl
{
    public override Task<BigQueryJob> UploadParquetAsync(
        TableReference tableReference,
        Stream input,
        UploadParquetOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tableReference);
        ArgumentNullException.ThrowIfNull(input);
        var load = new JobConfigurationLoad
        {
            SourceFormat = "PARQUET",
            DestinationTable = tableReference,
            CreateDisposition = EnumText.Of(options?.CreateDisposition),
            WriteDisposition = EnumText.Of(options?.WriteDisposition),
        };
        options?.ConfigurationModifier?.Invoke(load);
        return UploadAsync(load, options, input, "application/vnd.apache.parquet+binary", cancellationToken);
    }

    internal override async Task<BigQueryJob> UploadJsonAsync(
        TableReference tableReference,
        TableSchema schema,
        Stream input,
        UploadJsonOptions options,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tableReference);
        ArgumentNullException.ThrowIfNull(input);
        if (schema is null && options?.Autodetect != true)
            schema = (await GetTableAsync(tableReference, null, cancellationToken)).Schema;
        var load = new JobConfigurationLoad
        {
            SourceFormat = "NEWLINE_DELIMITED_JSON",
            DestinationTable = tableReference,
            Schema = schema,
            Autodetect = options?.Autodetect,
            CreateDisposition = EnumText.Of(options?.CreateDisposition),
            WriteDisposition = EnumText.Of(options?.WriteDisposition),
        };
        options?.ConfigurationModifier?.Invoke(load);
        return await UploadAsync(load, options, input, "text/json", cancellationToken);
    }

    private async Task<BigQueryJob> UploadAsync(
        JobConfigurationLoad load,
        JobCreationOptions options,
        Stream input,
        string contentType,
        CancellationToken cancellation)
    {
        var job = JobRequests.Create(this, new JobConfiguration { Load = load }, options);
        var upload = new LoadUpload(Service, job, job.JobReference.ProjectId, input, contentType);
        var progress = await upload.UploadAsync(cancellation);
        if (progress.Exception is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return new BigQueryJob(this, upload.ResponseBody);
    }
}
