using System.Net;
using EngagementFunctions.Errors;
using EngagementFunctions.Warehouse;
using Google;
using Google.Apis.Requests;

namespace EngagementFunctions.Tests.Warehouse;

public class WarehouseErrorsTests
{
    [Theory]
    [InlineData("backendError", 503, ErrorKind.Transient)]
    [InlineData("rateLimitExceeded", 403, ErrorKind.Transient)]
    [InlineData("jobInternalError", 400, ErrorKind.Transient)]
    [InlineData("", 502, ErrorKind.Transient)]
    [InlineData("quotaExceeded", 403, ErrorKind.Configuration)]
    [InlineData("accessDenied", 403, ErrorKind.Configuration)]
    [InlineData("notFound", 404, ErrorKind.Configuration)]
    [InlineData("invalid", 400, ErrorKind.Data)]
    [InlineData("invalidQuery", 400, ErrorKind.Data)]
    [InlineData("resourcesExceeded", 400, ErrorKind.Data)]
    public void The_reason_decides_what_may_be_done(string reason, int status, object kind) =>
        Assert.Equal((ErrorKind)kind, Translate(reason, status, "said so").Kind);

    [Theory]
    [InlineData("invalid")]
    [InlineData("invalidQuery")]
    [InlineData("stopped")]
    [InlineData("")]
    public void Words_that_may_quote_a_row_are_not_passed_on(string reason) =>
        Assert.DoesNotContain("Zuzana", Translate(reason, 400, "Could not convert value 'Zuzana' to integer").Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_dataset_is_told_apart_from_a_missing_table()
    {
        Assert.Equal(ErrorCodes.DatasetMissing, Translate("notFound", 404, "Not found: Dataset p:d").Code);
        Assert.Equal(ErrorCodes.WarehouseNotFound, Translate("notFound", 404, "Not found: Table p:d.t").Code);
    }

    private static ExtractionException Translate(string reason, int status, string message) => WarehouseErrors.Translate(
        new GoogleApiException("bigquery")
        {
            HttpStatusCode = (HttpStatusCode)status,
            Error = new RequestError { Message = message, Errors = [new SingleError { Reason = reason, Message = message }] },
        },
        "do something")!;
}
