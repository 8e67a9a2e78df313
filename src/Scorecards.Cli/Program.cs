using System.CommandLine;
using Scorecards.Cli.CommandLine;
using Scorecards.Cli.Commands;

var root = new RootCommand("Rates services from F to A+ by codified readiness checks.")
{
    new ValidateCommand(),
    new EvaluateCommand(),
    new ExplainCommand(),
    new SourceCommand(),
    new EvalCommand(),
    new DiffCommand(),
    new WhatIfCommand(),
    new GateCommand(),
    new GateKeysCommand(),
    new ApproveCommand(),
    new FreezeCommand(),
    new OverrideCommand(),
    new RecomputeCommand(),
    new ImportCommand(),
    new ExemptionCommand(),
    new AttestCommand(),
    new TokenCommand(),
    new AuditCommand(),
    new MigrateStoreCommand(),
    new SchemaCommand(),
    new SiloSchemaCommand(),
};

return await CommandRunner.RunAsync(root, args);
