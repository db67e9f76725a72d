using EngagementFunctions.Benchmarks;

// Before the first socket: the app's own Program does the same.
Environment.SetEnvironmentVariable("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1");

if (args is not ["receive" or "extract", var connectionString, var queryFile])
{
    Console.Error.WriteLine("""
        Usage: EngagementFunctions.Benchmarks receive|extract CONNECTION QUERYFILE
          receive   read the COPY stream and throw it away
          extract   read it and encode it into batches, which are thrown away
        """);
    return 2;
}

Console.WriteLine(await ExtractionBenchmark.RunAsync(args[0] == "extract", connectionString, queryFile));
return 0;
