namespace Scorecards.Cli.Gates;

/// <summary>The codes of what this command says by itself, beside those of the server. Programs go by them, so none is ever renamed.</summary>
internal static class GateCodes
{
    /// <summary>The server cannot be reached, or cannot answer now.</summary>
    public const string ServerAway = "server-away";

    /// <summary>What came is no answer to the question.</summary>
    public const string AnswerUnreadable = "answer-unreadable";

    /// <summary>The kept verdict decided.</summary>
    public const string KeptVerdict = "kept-verdict";

    /// <summary>No verdict is kept.</summary>
    public const string VerdictMissing = "verdict-missing";

    /// <summary>What is kept is no verdict.</summary>
    public const string VerdictMalformed = "verdict-malformed";

    /// <summary>There are no keys to verify with, or they cannot be read.</summary>
    public const string KeysMissing = "keys-missing";

    /// <summary>The key that signed is not among the keys.</summary>
    public const string KeyUnknown = "key-unknown";

    /// <summary>Its signature does not hold.</summary>
    public const string SignatureInvalid = "signature-invalid";

    /// <summary>It answers another question.</summary>
    public const string VerdictOfOther = "verdict-of-other";

    /// <summary>Its time is over.</summary>
    public const string VerdictExpired = "verdict-expired";

    /// <summary>It was made later than now by the clock here.</summary>
    public const string VerdictFromFuture = "verdict-from-future";
}
