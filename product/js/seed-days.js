/** Days as the sample data counts them. */

export const DAY = 86_400_000;

/** The local calendar day of a date, as YYYY-MM-DD. */
export function dayOf(date) {
  const month = String(date.getMonth() + 1).padStart(2, "0");
  return `${date.getFullYear()}-${month}-${String(date.getDate()).padStart(2, "0")}`;
}
