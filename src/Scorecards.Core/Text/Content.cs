using System.Security.Cryptography;
using System.Text;

namespace Scorecards.Core.Text;

/// <summary>Names content by what it is.</summary>
public static class Content
{
    /// <summary>SHA-256 of the text in UTF-8, in lower-case hexadecimal.</summary>
    public static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
