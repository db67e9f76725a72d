using EngagementFunctions.Benchmarks;

// Before the first socket: the app's own Program does the same.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

if (args is not ["receive" or "extract" or "unproved", var connectionString, var queryFile])
{
    Console.Error.WriteLine("""
        Usage: EngagementFunctions.Benchmarks receive|extract|unproved CONNECTION QUERYFILE
          receive   read the COPY stream and throw it away
          extract   read it and encode it into batches, which are thrown away
          unproved  the same without the digest, but for the first column: what the proof costs
        """);
    return 2;
}

Console.WriteLine(await ExtractionBenchmark.RunAsync(args[0], connectionString, queryFile));
return 0;
