using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Builds the app and, here, the host that calls its functions.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly WebApplicationBuilder _web;
    private readonly HostSurroundings _surroundings;

    internal FunctionsApplicationBuilder(string[] args, HostSurroundings surroundings)
    {
        _web = StartFailure.OrExit(surroundings, () => HostParts.Begin(args, surroundings));
        _surroundings = surroundings;
    }

    public ConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    IDictionary<object, object> IHostApplicationBuilder.Properties => Host.Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => _web.Configuration;

    /// <summary>Whether HTTP functions were asked for.</summary>
    internal bool ServesHttp { get; set; }

    private IHostApplicationBuilder Host => _web;

    public IHost Build() =>
        StartFailure.OrExit(_surroundings, () => HostParts.Finish(_web, _surroundings, ServesHttp));

    void IHostApplicationBuilder.ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory,
        Action<TContainerBuilder>? configure) => Host.ConfigureContainer(factory, configure);
}
