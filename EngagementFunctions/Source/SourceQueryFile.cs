using System.Security.Cryptography;
using EngagementFunctions.Errors;
using Microsoft.Extensions.Options;

namespace EngagementFunctions.Source;

/// <summary>The query: a file of the app, or the one that <c>Source__QueryFile</c> names. Read at every run.</summary>
internal sealed class SourceQueryFile(IOptions<SourceOptions> options)
{
    private const string Default = "engagement.sql";

    private string Path => options.Value.QueryFile is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named)
        : System.IO.Path.Combine(AppContext.BaseDirectory, "Source", Default);

    /// <exception cref="ExtractionException">The file cannot be read.</exception>
    public async Task<SourceQuery> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return new SourceQuery(await File.ReadAllTextAsync(Path, cancellationToken), options.Value.Parameters.AsReadOnly());
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ExtractionException(
                ErrorKind.Configuration,
                ErrorCodes.QueryFileMissing,
                $"The query file {Path} cannot be read ({failure.GetType().Name}). Correct Source__QueryFile, or remove it to run the app's own query.",
                failure);
        }
    }

    /// <returns>SHA-256 of the text, in hexadecimal.</returns>
    public static string Hash(SourceQuery query) =>
        Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(query.Text)));
}
