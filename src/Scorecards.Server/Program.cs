using Scorecards.Server.Hosting;

return await ScorecardsHost.RunAsync(args);
