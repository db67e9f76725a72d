using Google.Apis.Auth.OAuth2;
using Google.Cloud.BigQuery.V2;

namespace EngagementFunctions.Tests.StandIns.Client;

public class BuilderTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_needs_a_project() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => new BigQueryClientBuilder { ApiKey = "invented" }.BuildAsync(Cancellation));

    [Fact]
    public async Task Two_credentials_are_one_too_many()
    {
        var credential = GoogleCredential.FromAccessToken("invented");
        var builder = new BigQueryClientBuilder
        {
            ProjectId = "p",
            Credential = credential,
            GoogleCredential = credential,
        };
        await Assert.ThrowsAsync<InvalidOperationException>(() => builder.BuildAsync(Cancellation));
    }

    [Fact]
    public void Without_a_base_it_is_googles_own()
    {
        using var client = new BigQueryClientBuilder { ProjectId = "p", ApiKey = "invented" }.Build();
        Assert.Equal("https://bigquery.googleapis.com/bigquery/v2/", client.Service.BaseUri);
        Assert.Equal("p", client.ProjectId);
        Assert.Null(client.DefaultLocation);
    }
}
