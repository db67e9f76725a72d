using Google.Apis.Bigquery.v2.Data;

namespace Google.Cloud.BigQuery.V2;

/// <summary>What is sent for a new job.</summary>
internal static class JobRequests
{
    internal static Job Create(BigQueryClient client, JobConfiguration configuration, JobCreationOptions options)
    {
        options?.JobConfigurationModifier?.Invoke(configuration);
        if (options?.Labels is { Count: > 0 } labels)
            configuration.Labels = new Dictionary<string, string>(labels);
        return new Job { Configuration = configuration, JobReference = Reference(client, options) };
    }

    internal static JobConfiguration Copy(TableReference source, TableReference target, CreateCopyJobOptions options)
    {
        var copy = new JobConfigurationTableCopy
        {
            SourceTables = [source],
            DestinationTable = target,
            CreateDisposition = EnumText.Of(options?.CreateDisposition),
            WriteDisposition = EnumText.Of(options?.WriteDisposition),
        };
        options?.ConfigurationModifier?.Invoke(copy);
        return new JobConfiguration { Copy = copy };
    }

    internal static JobConfiguration Query(
        string sql, IEnumerable<BigQueryParameter> parameters, QueryOptions options)
    {
        var query = new JobConfigurationQuery
        {
            Query = sql,
            UseLegacySql = false,
            ParameterMode = parameters is null ? null : "named",
            QueryParameters = parameters is null ? null : [.. parameters.Select(ParameterEncoding.Encode)],
        };
        Apply(options, query);
        options?.ConfigurationModifier?.Invoke(query);
        return new JobConfiguration { Query = query, DryRun = options?.DryRun };
    }

    private static void Apply(QueryOptions options, JobConfigurationQuery query)
    {
        query.DestinationTable = options?.DestinationTable;
        query.DefaultDataset = options?.DefaultDataset;
        query.UseQueryCache = options?.UseQueryCache;
        query.MaximumBytesBilled = options?.MaximumBytesBilled;
        query.CreateDisposition = EnumText.Of(options?.CreateDisposition);
        query.WriteDisposition = EnumText.Of(options?.WriteDisposition);
        query.Priority = EnumText.Of(options?.Priority);
    }

    /// <summary>The id is made here, so that a request sent twice makes one job.</summary>
    private static JobReference Reference(BigQueryClient client, JobCreationOptions options)
    {
        if (options is { JobId: not null, JobIdPrefix: not null })
            throw new ArgumentException("Give a job id or a prefix for one, not both.", nameof(options));
        var madeUp = (options?.JobIdPrefix ?? "job_") + Guid.NewGuid().ToString().Replace('-', '_');
        return new JobReference
        {
            ProjectId = options?.ProjectId ?? client.ProjectId,
            JobId = options?.JobId ?? madeUp,
            Location = options?.JobLocation ?? client.DefaultLocation,
        };
    }
}
