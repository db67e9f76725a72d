using System.Globalization;
using Google.Apis.Discovery;
using Google.Apis.Requests;
using Google.Apis.Util;

namespace Google.Apis.Bigquery.v2;

/// <summary>One call: a method, a path below the base, a query and perhaps a body.</summary>
internal sealed class BigqueryRequest<TResponse> : ClientServiceRequest<TResponse>
{
    private readonly Dictionary<string, string> _query = [];
    private readonly object _body;

    internal BigqueryRequest(BigqueryService service, string httpMethod, string restPath, object body = null)
        : base(service)
    {
        (HttpMethod, RestPath, _body) = (httpMethod, restPath, body);
        InitParameters();
        With("prettyPrint", "false");
    }

    public override string MethodName => RestPath;

    public override string RestPath { get; }

    public override string HttpMethod { get; }

    [RequestParameter("query", RequestParameterType.UserDefinedQueries)]
    public IEnumerable<KeyValuePair<string, string>> Query => _query;

    /// <summary>Adds a query parameter, unless it has no value.</summary>
    internal BigqueryRequest<TResponse> With(string name, string value)
    {
        if (value is null)
            return this;
        RequestParameters[name] = new Parameter { Name = name, ParameterType = "query" };
        _query[name] = value;
        return this;
    }

    internal BigqueryRequest<TResponse> With(string name, long? value) =>
        With(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Tries again while the service is busy: only for calls that do no harm twice.</summary>
    internal BigqueryRequest<TResponse> Retried()
    {
        AddUnsuccessfulResponseHandler(new Retries());
        return this;
    }

    protected override object GetBody() => _body;
}
