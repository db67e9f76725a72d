namespace Google.Cloud.BigQuery.V2;

/// <summary>How far a job is.</summary>
public enum JobState
{
    Pending,
    Running,
    Done,
}
