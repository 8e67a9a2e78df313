// What pages do beyond showing themselves: the theme, live updates and the instant filter. Every page is whole without it.
const main = document.getElementById("content");

// Theme: as the system has it, light, or dark.
const themes = ["auto", "light", "dark"];
const button = document.querySelector("button.theme");

function showTheme() {
  button.textContent = `Theme: ${document.documentElement.dataset.theme ?? "auto"}`;
}

button.addEventListener("click", () => {
  const { dataset } = document.documentElement;
  const next = themes[(themes.indexOf(dataset.theme ?? "auto") + 1) % themes.length];
  if (next === "auto") {
    delete dataset.theme;
  } else {
    dataset.theme = next;
  }
  try {
    localStorage.setItem("theme", next);
  } catch {
    // It holds for this page at least.
  }
  showTheme();
});
showTheme();

// Live: after a change, the parts that show it are fetched anew and replaced, at most twice a second; while the server is away it is tried again.
let fetching = false;
let missed = false;

async function refresh() {
  if (fetching) {
    missed = true;
    return;
  }
  fetching = true;
  const done = await fetchParts();
  setTimeout(() => {
    fetching = false;
    if (missed || !done) {
      missed = false;
      refresh();
    }
  }, done ? 500 : 5000);
}

// False while the server is away.
async function fetchParts() {
  const address = location.href;
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (answer.ok && address === location.href) {
      replaceParts(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    return answer.status < 500;
  } catch {
    return false;
  }
}

function replaceParts(page) {
  for (const part of main.querySelectorAll("[data-live]")) {
    const next = page.getElementById(part.id);
    if (!next || isBusy(part)) {
      continue;
    }
    for (const details of part.querySelectorAll("details[id]")) {
      next.querySelector(`#${CSS.escape(details.id)}`)?.toggleAttribute("open", details.open);
    }
    if (next.isEqualNode(part)) {
      continue;
    }
    const link = part.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    part.replaceChildren(...next.childNodes);
    if (link) {
      part.querySelector(`[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
    }
  }
  main.dataset.version = page.getElementById("content")?.dataset.version ?? main.dataset.version;
  document.title = page.title || document.title;
}

// Nothing that somebody types, chose, selected or has to mend is taken away.
function isBusy(part) {
  const selection = getSelection();
  return part.querySelector("form :focus, [aria-invalid=true]") !== null
    || (selection && !selection.isCollapsed && part.contains(selection.anchorNode))
    || [...part.querySelectorAll("input, textarea, select")].some(isChanged);
}

function isChanged(field) {
  return field instanceof HTMLSelectElement
    ? field.selectedIndex !== Math.max(0, [...field.options].findIndex(option => option.defaultSelected))
    : field.type !== "hidden" && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
}

// A browser has few connections to a server, so a page that nobody sees has none.
let stream = null;

function follow() {
  if (document.hidden) {
    stream?.close();
    stream = null;
  } else if (!stream) {
    stream = new EventSource("/live");
    stream.addEventListener("changed", () => refresh());
    stream.addEventListener("declared", () => refresh());
    // A connection begins by telling the version that it follows on: what happened before, after the page was made, it does not tell.
    stream.addEventListener("alive", event => {
      const { version } = JSON.parse(event.data);
      if (version && version !== main.dataset.version) {
        refresh();
      }
    });
  }
}

if (main.querySelector("[data-live]")) {
  follow();
  document.addEventListener("visibilitychange", follow);
}

// Filter: the board follows what is typed and chosen, and the address says what is shown.
for (const form of main.querySelectorAll("form.filter")) {
  let timer;
  const show = () => {
    clearTimeout(timer);
    const words = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    const url = new URL(form.action);
    url.search = words;
    history.replaceState(null, "", url);
    refresh();
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 200);
  });
  form.addEventListener("submit", event => {
    event.preventDefault();
    show();
  });
}
