namespace Scorecards.Server.Hosting;

/// <summary>The settings of the server: from the command line, else <c>SCORECARDS_…</c> in the environment, else <c>appsettings.json</c>.</summary>
public sealed record ServerOptions
{
    /// <summary>Where the catalog is: a folder, a file, a glob, a git URL, or <c>backstage+https://…</c>.</summary>
    public string Catalog { get; init; } = ".";

    /// <summary>Where the definitions are: a folder, a file or a git URL. Default: <c>./checks</c>, or the shipped ones where there is none.</summary>
    public string? Definitions { get; init; }

    /// <summary>The folder for the database and for clones.</summary>
    public string Data { get; init; } = "./data";

    /// <summary>The database: <c>sqlite:FOLDER</c> or a PostgreSQL connection string. Default: SQLite in <see cref="Data"/>.</summary>
    public string? Store { get; init; }

    /// <summary>The address other people reach this server at. Default: the one it listens on.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>True fills the board with a make-believe company instead of a catalog.</summary>
    public bool Demo { get; init; }

    /// <summary>False asks for a token for reading too.</summary>
    public bool PublicRead { get; init; } = true;

    /// <summary>How often each service is evaluated.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How many services are evaluated at a time.</summary>
    public int Concurrency { get; init; } = 32;

    /// <summary>How often a git URL or a Backstage is asked for changes of the catalog or the definitions; files are watched.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long the bodies of facts are kept after an evaluation last used them.</summary>
    public TimeSpan KeepFacts { get; init; } = TimeSpan.FromDays(400);
}
