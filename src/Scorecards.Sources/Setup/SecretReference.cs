using System.Text;
using Scorecards.Core.Definitions;
using Scorecards.Sources.Network;

namespace Scorecards.Sources.Setup;

/// <summary>Where a secret is: <c>env:NAME</c> or <c>file:PATH</c>. It is read when it is used, so that a rotated secret counts at once.</summary>
internal sealed record SecretReference(bool IsFile, string Place)
{
    private const int MaxLength = 16 * 1024;

    public static SecretReference? Parse(string text) => text switch
    {
        ['e', 'n', 'v', ':', _, ..] => new SecretReference(false, text[4..]),
        ['f', 'i', 'l', 'e', ':', _, ..] => new SecretReference(true, text[5..]),
        _ => null,
    };

    /// <summary>The secret itself, without a line break at its end.</summary>
    public SecretValue Read(Func<string, string?> environment)
    {
        if (!IsFile)
        {
            return environment(Place) is { Length: > 0 } value
                ? new SecretValue(value, null)
                : new SecretValue(null, $"the environment variable {Place} with the source's secret is not set");
        }

        try
        {
            if (new FileInfo(Place) is { Exists: true, Length: > MaxLength })
                return new SecretValue(null, $"the file {Place} is too long to be a secret");
            var text = File.ReadAllText(Place).TrimEnd('\r', '\n');
            return text.Length > 0 ? new SecretValue(text, null) : new SecretValue(null, $"the file {Place} with the source's secret is empty");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new SecretValue(null, $"the file {Place} with the source's secret cannot be read");
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
