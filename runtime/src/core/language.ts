/** The best of the languages on offer: the tag itself, then ever wider tags ("zh-Hant-TW", "zh-Hant", "zh"). */
export function pickLanguage(wanted: string, offered: readonly string[]): string | undefined {
  const parts = wanted.toLowerCase().split("-");
  for (let length = parts.length; length > 0; length--) {
    const tag = parts.slice(0, length).join("-");
    const found = offered.find((one) => one.toLowerCase() === tag);
    if (found !== undefined) return found;
  }
  return undefined;
}
