namespace Scorecards.Server.Hosting;

/// <summary>A setting has a value that cannot be used; the message says which, and what to give instead.</summary>
public sealed class SettingException : Exception
{
    public SettingException()
    {
    }

    public SettingException(string message)
        : base(message)
    {
    }

    public SettingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
