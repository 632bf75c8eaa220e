using StanceTracker.Server.Verbs;

return await Stance.RunAsync(args);
