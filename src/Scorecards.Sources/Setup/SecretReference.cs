using System.Text;
using Scorecards.Core.Definitions;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Setup;

/// <summary>Where a secret is: <c>env:NAME</c> or <c>file:PATH</c>. It is read when it is used, so that a rotated secret counts at once.</summary>
public sealed record SecretReference(bool IsFile, string Place)
{
    private const int MaxLength = 16 * 1024;

    /// <summary>Null for a text that is neither.</summary>
    public static SecretReference? Parse(string text) => text switch
    {
        ['e', 'n', 'v', ':', _, ..] => new SecretReference(false, text[4..]),
        ['f', 'i', 'l', 'e', ':', _, ..] => new SecretReference(true, text[5..]),
        _ => null,
    };

    /// <summary>True when there is something under the name: what is not there was never meant to be used here.</summary>
    public bool IsThere(Func<string, string?> environment) => IsFile ? File.Exists(Place) : environment(Place) is { Length: > 0 };

    /// <summary>The secret itself, without a line break at its end.</summary>
    public SecretValue Read(Func<string, string?> environment)
    {
        if (!IsFile)
        {
            return environment(Place) is { Length: > 0 } value
                ? new SecretValue(value, null)
                : new SecretValue(null, $"the environment variable {Place} with the secret is not set");
        }

        try
        {
            if (new FileInfo(Place) is { Exists: true, Length: > MaxLength })
                return new SecretValue(null, $"the file {Place} is too long to be a secret");
            var text = File.ReadAllText(Place).TrimEnd('\r', '\n');
            return text.Length > 0 ? new SecretValue(text, null) : new SecretValue(null, $"the file {Place} with the secret is empty");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SecretValue(null, $"the file {Place} with the secret cannot be read");
        }
    }

    /// <summary>The value of the header that <paramref name="auth"/> asks for.</summary>
    public SecretValue ReadHeader(AuthSpec auth, Func<string, string?> environment)
    {
        var secret = Read(environment);
        if (secret.Value is not { } value)
            return secret;
        if (auth.Username is { } user)
            return new SecretValue("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{value}")), null);
        return new SecretValue(auth.Header is null ? $"Bearer {value}" : value, null);
    }
}
