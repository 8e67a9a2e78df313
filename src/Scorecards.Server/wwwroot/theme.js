// Before anything is painted, so that no page flashes in colours that its reader did not choose.
const root = document.documentElement;
root.dataset.script = "";
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") {
    root.dataset.theme = chosen;
  }
} catch {
  // A browser that keeps nothing for this site: the system's colours.
}
