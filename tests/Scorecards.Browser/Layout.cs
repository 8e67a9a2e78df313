using Microsoft.Playwright;

namespace Scorecards.Browser;

/// <summary>How a page fits its window.</summary>
internal static class Layout
{
    /// <summary>What makes the page wider than the window; nothing when it is not.</summary>
    public static Task<string[]> TooWideAsync(IPage page) => page.EvaluateAsync<string[]>("""
        document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest('.unseen'))
          .map(e => `${e.tagName}.${e.getAttribute('class')} to ${Math.round(e.getBoundingClientRect().right)}: ${e.textContent.trim().slice(0, 60)}`)
          .concat([`the page to ${document.documentElement.scrollWidth}`])
        """);
}
