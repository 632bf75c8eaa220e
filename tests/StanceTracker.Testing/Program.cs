using StanceTracker.Postgres;
using StanceTracker.Testing;
using StanceTracker.Testing.Servers;

// Says which database the tests will use, or what keeps them from one.
try
{
    Console.WriteLine(await TestServer.DescribeAsync());
    return 0;
}
catch (Exception e) when (e is TestServerException or LocalPostgresException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
