namespace Google.Apis.Bigquery.v2.Data;

/// <summary>One error of a job.</summary>
public class ErrorProto
{
    internal virtual string DebugInfo { get; set; }
    internal virtual string Location { get; set; }
    public virtual string Message { get; set; }
    public virtual string Reason { get; set; }
}
