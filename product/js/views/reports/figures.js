/** Figures as a reader sees them in reports. */

import { currentLanguage, plural } from "../../i18n.js";

const format = (options) => new Intl.NumberFormat(currentLanguage(), options);

/** An amount for an axis or above a bar, such as "$12.4K"; fewer `digits` where there is less room. */
export function compactMoney(value, { digits = 3 } = {}) {
  return format({ style: "currency", currency: "USD", currencyDisplay: "narrowSymbol", notation: "compact", maximumSignificantDigits: digits }).format(value);
}

export function percentage(value, { sign = false } = {}) {
  return format({ style: "percent", maximumFractionDigits: 0, signDisplay: sign ? "exceptZero" : "auto" }).format(value);
}

/** A number of days with one decimal, or a dash without any. */
export function days(value) {
  return value === null ? "–" : plural("dashboard.days", Math.round(value * 10) / 10);
}

/** One decimal, for files. */
export function tenths(value) {
  return value === null ? null : Math.round(value * 10) / 10;
}
