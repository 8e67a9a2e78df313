using Scorecards.Server;

return await ScorecardsHost.RunAsync(args);
