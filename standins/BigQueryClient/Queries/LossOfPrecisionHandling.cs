namespace Google.Cloud.BigQuery.V2;

/// <summary>What happens to digits that do not fit.</summary>
internal enum LossOfPrecisionHandling
{
    Throw,
    Truncate,
}
