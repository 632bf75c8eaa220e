using StanceTracker.Server.Verbs;

return await Cli.RunAsync(args);
