// Dark or light: as the system says, until the visitor says otherwise.

const KEY = "kombain-theme";
const SYSTEM = matchMedia("(prefers-color-scheme: dark)");

export const isDark = () => (localStorage.getItem(KEY) ?? (SYSTEM.matches ? "dark" : "light")) === "dark";

/** Paint the page; once at the start, and again whenever the system changes its mind. */
export function applyTheme() {
  document.documentElement.dataset.theme = isDark() ? "dark" : "light";
}

export function toggleTheme() {
  localStorage.setItem(KEY, isDark() ? "light" : "dark");
  applyTheme();
}

SYSTEM.addEventListener("change", applyTheme);
