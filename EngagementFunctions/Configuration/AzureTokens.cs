using Azure.Core;
using Azure.Identity;
using EngagementFunctions.Errors;

namespace EngagementFunctions.Configuration;

/// <summary>Tokens of the app's identity.</summary>
internal sealed class AzureTokens(TokenCredential azure)
{
    /// <param name="scope">What the token is for.</param>
    /// <param name="purpose">To stand after "could not sign in to Azure".</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ExtractionException">There is no identity, or it gets no such token.</exception>
    public async ValueTask<string> GetAsync(string scope, string purpose, CancellationToken cancellationToken)
    {
        try
        {
            return (await azure.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken)).Token;
        }
        catch (AuthenticationFailedException failure)
        {
            throw Refused(purpose, failure);
        }
    }

    public static ExtractionException Refused(string purpose, AuthenticationFailedException failure) => new(
        ErrorKind.Configuration,
        ErrorCodes.AzureSignIn,
        $"The app could not sign in to Azure {purpose}. "
        + "Give the function app a managed identity; for a user-assigned one set AZURE_CLIENT_ID to its client id.",
        failure);
}
