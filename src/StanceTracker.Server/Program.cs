using StanceTracker.Server.Cli;

return await Cli.RunAsync(args);
