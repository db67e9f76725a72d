using Microsoft.Extensions.Options;

namespace EngagementFunctions.Configuration;

/// <summary>Collects every problem of one options class, each a sentence that names the setting and what to set.</summary>
internal abstract class SettingsValidator<TOptions> : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    protected abstract IEnumerable<string> Problems(TOptions options);

    protected static IEnumerable<string> Missing(string value, string setting, string meaning)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            yield return $"{setting} is missing: {meaning}.";
        }
    }

    protected static IEnumerable<string> OutOfRange(TimeSpan value, TimeSpan least, TimeSpan most, string setting)
    {
        if (value < least || value > most)
        {
            yield return $"{setting} is {value:c}; allowed is {least:c} to {most:c}.";
        }
    }

    protected static IEnumerable<string> NotHttps(Uri? value, string setting, string example)
    {
        if (value is not null && !(value.IsAbsoluteUri && (value.Scheme == Uri.UriSchemeHttps || value.IsLoopback)))
        {
            yield return $"{setting} is \"{value}\"; it has to be an absolute https address such as {example}.";
        }
    }
}
