// Stands in for the real bundle where a test needs results it knows: a page strict about scripts, slow or odd answers.
const PAGES = [
  { title: "Route invoices by amount", url: "article.html", role: "administrator", level: "core", section: "Decide by amount" },
  { title: "Your first sign-in", url: "track.html", role: "end-user", level: "start" },
  { title: "<img src=x onerror=alert(1)> in a title", url: "more.html", role: "administrator", level: "start" },
  ...Array.from({ length: 15 }, (_, index) => ({ title: `Note ${index + 1}`, url: `track.html?${index}`, role: "manager", level: "core" })),
];
let base = "/";

const count = (pages, group) => Object.fromEntries(
  [...new Set(PAGES.map((page) => page[group]))].map((value) => [value, pages.filter((page) => page[group] === value).length]),
);
const counts = (pages) => ({ role: count(pages, "role"), level: count(pages, "level") });

const data = (page) => ({
  url: base + page.url,
  meta: { title: page.title },
  excerpt: `how to <mark>approve</mark> &lt;b&gt; ${page.title.replaceAll("<", "&lt;")}`,
  sub_results: [
    { url: base + page.url, title: page.title, excerpt: "the page itself" },
    ...(page.section ? [{ url: `${base}${page.url}#section`, title: page.section, excerpt: "a <mark>section</mark>" }] : []),
  ],
});

export const options = async ({ baseUrl }) => { base = baseUrl; };
export const init = async () => {};
export const filters = async () => counts(PAGES);
export const search = async (query, { filters: chosen }) => {
  if (query === "slow") await new Promise((done) => setTimeout(done, 3000));
  if (query === "broken") throw new Error("broken index");
  const word = (query ?? "").toLowerCase();
  const found = word === "nothing" ? [] : PAGES.filter((page) => query === null || word === "all" || word === "slow" || page.title.toLowerCase().includes(word));
  const kept = found.filter((page) => Object.entries(chosen).every(([group, { any }]) => any.includes(page[group])));
  return { results: kept.map((page) => ({ data: async () => data(page) })), filters: counts(kept), totalFilters: counts(found) };
};
