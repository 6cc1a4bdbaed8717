/** The best of the languages on offer: the tag itself, then ever wider tags ("zh-Hant-TW", "zh-Hant", "zh"). */
export function pickLanguage(wanted: string, offered: readonly string[]): string | undefined {
  if (!wanted) return undefined;
  const found = offered.find((one) => one.toLowerCase() === wanted.toLowerCase());
  return found ?? pickLanguage(wanted.replace(/-?[^-]*$/, ""), offered);
}
