/**
 * Measures pages with Lighthouse, as a phone and as a desktop see them.
 *
 *   node measure.mjs CHROMIUM ADDRESS…   prints one line of JSON per page and device
 */
import process from "node:process";

import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const [chromePath, ...addresses] = process.argv.slice(2);
const chrome = await launch({ chromePath, chromeFlags: FLAGS });
try {
  for (const address of addresses) {
    for (const device of ["mobile", "desktop"]) {
      const config = device === "desktop" ? desktopConfig : undefined;
      const result = await lighthouse(address, { port: chrome.port, logLevel: "error", onlyCategories: CATEGORIES }, config);
      console.log(JSON.stringify(line(address, device, result.lhr)));
    }
  }
} finally {
  await chrome.kill();
}

function line(address, device, { categories, audits }) {
  const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((categories[name].score ?? 0) * 100)]));
  const lost = CATEGORIES.flatMap((name) => categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => `${id}: ${audits[id].displayValue ?? audits[id].score}`);
  return { address, device, ...scores, lost: [...new Set(lost)] };
}
