using System.Net;
using Azure.Identity;
using EngagementFunctions.Errors;
using Google;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace EngagementFunctions.Warehouse;

/// <summary>
/// Translates what a call to BigQuery can throw. BigQuery's own words are passed on only for reasons that name
/// resources: those about data may quote a row.
/// </summary>
internal static class WarehouseErrors
{
    /// <summary>A sign-in for its own sake.</summary>
    /// <exception cref="ExtractionException">It was refused, or did not get through.</exception>
    public static async Task SignedInAsync(string what, Func<Task> signIn)
    {
        try
        {
            await signIn();
        }
        catch (Exception failure) when (failure is not OperationCanceledException && Translate(failure, what) is not null)
        {
            throw Translate(failure, what)!;
        }
    }

    /// <returns>The translation, or null for an exception that is none of BigQuery's.</returns>
    public static ExtractionException? Translate(Exception exception, string what) => exception switch
    {
        GoogleApiException answer => FromReason(
            answer.Error?.Errors?.FirstOrDefault()?.Reason ?? "", (int)answer.HttpStatusCode, answer.Error?.Message ?? "", what, answer),
        TokenResponseException or SubjectTokenException or AuthenticationFailedException => new(
            ErrorKind.Configuration,
            ErrorCodes.GoogleSignIn,
            $"Signing in to Google failed while the app wanted to {what}. With the federation: check the three Google__ "
            + "settings, the workload identity provider's condition, and that its principal may act as the service account "
            + "(roles/iam.workloadIdentityUser). With a key: check that the secret which Google__KeySecretName names holds one that is still valid. "
            + "POST /api/engagement/checks tells which step fails.",
            exception),
        HttpRequestException or IOException or TimeoutException or TaskCanceledException => new(
            ErrorKind.Transient,
            ErrorCodes.WarehouseUnavailable,
            $"BigQuery could not be reached to {what} ({exception.GetType().Name}). Check BigQuery__BaseUri and the app's network.",
            exception),
        _ => null,
    };

    /// <summary>One translation for an HTTP answer and for a job's error result: both carry a reason.</summary>
    public static ExtractionException FromReason(
        string reason, int status, string message, string what, Exception? inner = null) => reason switch
    {
        "notFound" => NotFound(message, what, inner),
        "accessDenied" => new(
            ErrorKind.Configuration,
            ErrorCodes.WarehouseForbidden,
            $"BigQuery does not let the service account {what}: {message} Grant it roles/bigquery.jobUser on the project "
            + "and roles/bigquery.dataEditor on both datasets.",
            inner),
        "quotaExceeded" => new(
            ErrorKind.Configuration, ErrorCodes.WarehouseQuota, $"A BigQuery quota stands against the wish to {what}: {message}", inner),
        _ when IsTransient(reason, status) => new(
            ErrorKind.Transient, ErrorCodes.WarehouseUnavailable, $"BigQuery could not {what} just now ({Cause(reason, status)}).", inner),
        _ => new(
            ErrorKind.Data, ErrorCodes.WarehouseRefused, $"BigQuery refused to {what} ({Cause(reason, status)}).", inner),
    };

    /// <returns>Whether the same request may succeed later.</returns>
    private static bool IsTransient(string reason, int status) =>
        reason is "rateLimitExceeded" or "backendError" or "internalError" or "jobBackendError" or "jobInternalError"
            or "jobRateLimitExceeded" or "tableUnavailable"
        || status is (int)HttpStatusCode.TooManyRequests or >= (int)HttpStatusCode.InternalServerError;

    private static ExtractionException NotFound(string message, string what, Exception? inner) =>
        message.Contains("Dataset", StringComparison.Ordinal)
            ? new(
                ErrorKind.Configuration,
                ErrorCodes.DatasetMissing,
                $"BigQuery could not {what}: {message} Create the dataset (bq mk --dataset PROJECT:DATASET), the work dataset "
                + "in the same location as the target's, or correct BigQuery__ProjectId, BigQuery__DatasetId or BigQuery__WorkDatasetId.",
                inner)
            : new(ErrorKind.Configuration, ErrorCodes.WarehouseNotFound, $"BigQuery could not {what}: {message}", inner);

    private static string Cause(string reason, int status) =>
        reason.Length > 0 ? $"reason {reason}" : $"status {status}";
}
