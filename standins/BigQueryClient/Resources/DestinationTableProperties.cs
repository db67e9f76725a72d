namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a load sets on the table it makes.</summary>
public class DestinationTableProperties
{
    public virtual string Description { get; set; }
    public virtual string FriendlyName { get; set; }
    public virtual IDictionary<string, string> Labels { get; set; }
}
