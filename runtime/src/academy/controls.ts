/** Controls of the frame: the drawer's label by keyboard, the menu of languages, buttons that print. */

/** Returns what takes the listeners and roles off again. */
export function mountControls(): () => void {
  const drawer = document.querySelector<HTMLInputElement>("#__drawer");
  const label = document.querySelector<HTMLElement>(".gw-header__menu");
  const say = (): void => label?.setAttribute("aria-expanded", String(drawer?.checked ?? false));
  if (label !== null) {
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    say();
  }
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === "Escape") closeMenus();
    if (event.target !== label || event.key !== " ") return; // Enter presses a label in the theme's own script
    event.preventDefault();
    drawer?.click();
  };
  const onClick = (event: Event): void => {
    const { target } = event;
    if (!(target instanceof Element)) return;
    if (target.closest("[data-gw-print]")) window.print();
    closeMenus(target.closest("[data-gw-menu]"));
  };
  drawer?.addEventListener("change", say);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  return () => {
    drawer?.removeEventListener("change", say);
    for (const name of ["tabindex", "role", "aria-expanded"]) label?.removeAttribute(name);
    document.removeEventListener("keydown", onKey);
    document.removeEventListener("click", onClick);
  };
}

/** Closes open menus but one; focus that stood in a closed one goes back to its button. */
function closeMenus(but: Element | null = null): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details[data-gw-menu][open]")) {
    if (menu === but) continue;
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu.open = false;
  }
}
