using System.Diagnostics;
using EngagementFunctions.Encoding;
using EngagementFunctions.Source;
using Microsoft.Extensions.Logging.Abstractions;

namespace EngagementFunctions.Benchmarks;

/// <summary>Times the source side alone, to be held against psql receiving the same rows.</summary>
internal static class ExtractionBenchmark
{
    public static async Task<BenchmarkReport> RunAsync(string mode, string connectionString, string queryFile)
    {
        var parameters = new Dictionary<string, string> { ["excluded_user_ids"] = "{2,3,6,9,10,23,58}" };
        var query = new SourceQuery(await File.ReadAllTextAsync(queryFile), parameters);
        var options = new SourceOptions();
        var source = new PostgresSource(
            new SourceConnections(options), options, TimeProvider.System, NullLogger<PostgresSource>.Instance);
        var watch = Stopwatch.StartNew();
        await using var snapshot = await source.OpenAsync(SourceLogin.Of(connectionString), query, "benchmark", CancellationToken.None);
        var report = mode == "receive" ? await ReceiveAsync(snapshot) : await ExtractAsync(snapshot, isProved: mode == "extract");
        using var process = Process.GetCurrentProcess();
        return report with
        {
            Seconds = watch.Elapsed.TotalSeconds,
            ProcessorSeconds = process.TotalProcessorTime.TotalSeconds,
            PeakMemoryMiB = process.PeakWorkingSet64 >> 20,
        };
    }

    private static async Task<BenchmarkReport> ExtractAsync(SourceSnapshot snapshot, bool isProved)
    {
        var report = new BenchmarkReport();
        var options = new ColumnOptions();
        // One column has to stay.
        if (!isProved)
            options.UnprovedColumns = string.Join(',', snapshot.Columns.Skip(1).Select(column => column.Name));
        var columns = ColumnMapping.Plan(snapshot.Columns, options);
        var extraction = new RowExtraction(snapshot, columns, new BatchOptions());
        await foreach (var batch in extraction.ReadBatchesAsync(CancellationToken.None))
            using (batch)
                report = report.With(batch);
        return report;
    }

    private static async Task<BenchmarkReport> ReceiveAsync(SourceSnapshot snapshot)
    {
        var report = new BenchmarkReport();
        var pipe = new CopyPipe();
        var receiving = snapshot.ReceiveAsync(pipe, CancellationToken.None);
        await foreach (var chunk in pipe.ReceiveAllAsync(CancellationToken.None))
        {
            report = report with { SourceBytes = report.SourceBytes + chunk.Count };
            pipe.Return(chunk);
        }

        await receiving;
        return report;
    }
}
