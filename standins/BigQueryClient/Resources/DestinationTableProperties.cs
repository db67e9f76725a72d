namespace Google.Apis.Bigquery.v2.Data;

/// <summary>What a load sets on the table it makes.</summary>
internal class DestinationTableProperties
{
    internal virtual string Description { get; set; }
    internal virtual string FriendlyName { get; set; }
    internal virtual IDictionary<string, string> Labels { get; set; }
}
