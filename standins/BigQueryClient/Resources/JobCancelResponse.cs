namespace Google.Apis.Bigquery.v2.Data;

/// <summary>The answer to a cancellation.</summary>
internal class JobCancelResponse
{
    public virtual Job Job { get; set; }
}
