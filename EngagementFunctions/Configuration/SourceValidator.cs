using EngagementFunctions.Encoding;
using EngagementFunctions.Source;

namespace EngagementFunctions.Configuration;

internal sealed class SourceValidator : SettingsValidator<SourceOptions>
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromDays(1);

    protected override IEnumerable<string> Problems(SourceOptions options) =>
        OutOfRange(options.StatementTimeout, Least, Most, "Source__StatementTimeout")
            .Concat(OutOfRange(options.LockTimeout, Least, Most, "Source__LockTimeout"))
            .Concat(OutOfRange(options.IdleInTransactionTimeout, Least, Most, "Source__IdleInTransactionTimeout"))
            .Concat(OutOfRange(options.ConnectTimeout, Least, TimeSpan.FromMinutes(10), "Source__ConnectTimeout"));
}

internal sealed class BatchValidator : SettingsValidator<BatchOptions>
{
    private const long LeastBytes = 1;
    private const long MostBytes = 1L << 30;

    protected override IEnumerable<string> Problems(BatchOptions options)
    {
        if (options.MaxBytes is < LeastBytes or > MostBytes)
        {
            yield return $"Batches__MaxBytes is {options.MaxBytes}; allowed is {LeastBytes} to {MostBytes}.";
        }

        if (options.MaxRows < 1)
        {
            yield return $"Batches__MaxRows is {options.MaxRows}; it has to be 1 or more.";
        }
    }
}
