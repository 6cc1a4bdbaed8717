// Keeps an open page true while its writer works: reloads when a build changed it, shows the errors of a failed one.
(() => {
  const events = new EventSource("/__guidewright__/events");
  let seen = null;
  let panel = null;

  const element = (name, text, style) => {
    const made = document.createElement(name);
    made.textContent = text ?? "";
    for (const [key, value] of Object.entries(style ?? {})) made.style.setProperty(key, value);
    return made;
  };

  const hide = () => {
    panel?.remove();
    panel = null;
  };

  const show = (summary, issues) => {
    hide();
    panel = element("section", "", {
      position: "fixed", inset: "auto 0 0 0", "max-height": "70vh", overflow: "auto", "z-index": "2147483647",
      background: "#1d1b20", color: "#f4eff4", padding: "1rem 1.25rem", "border-top": "4px solid #e5484d",
      font: "14px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", "white-space": "pre-wrap",
    });
    panel.setAttribute("role", "alert");
    panel.setAttribute("aria-label", "Guidewright");
    panel.append(element("strong", summary, { display: "block", "margin-bottom": ".75rem", color: "#ff9592" }));
    for (const issue of issues) {
      const entry = element("div", "", { "margin-bottom": ".75rem" });
      const colour = issue.severity === "error" ? "#ff9592" : "#f5d90a";
      entry.append(element("span", `${issue.path}:${issue.line}:${issue.column} `, { color: "#b1a9b8" }));
      entry.append(element("span", `${issue.severity}[${issue.rule}] `, { color: colour }));
      entry.append(element("span", `${issue.message}\n`), element("span", `  help: ${issue.help}`, { color: "#9eced2" }));
      panel.append(entry);
    }
    document.body.append(panel);
  };

  // The file of the open page, and what no page shows by itself: search, tours and what names the build.
  const path = decodeURIComponent(location.pathname).slice(1);
  const own = path === "" || path.endsWith("/") ? `${path}index.html` : path;
  const apart = /^(?:search-index\/|search-words\/|tours\/|guidewright\.json|sitemap)/;
  const touched = (changed) =>
    !changed || changed.some((file) => file === own || !(file.endsWith(".html") || apart.test(file)));

  events.addEventListener("message", ({ data }) => {
    const { build, failed, changed, summary, issues } = JSON.parse(data);
    if (failed) return show(summary, issues);
    const missed = seen !== null && build > seen + 1;
    if (panel || missed || (seen !== null && build !== seen && touched(changed))) location.reload();
    seen = build;
  });
  window.addEventListener("pagehide", () => events.close());
})();
