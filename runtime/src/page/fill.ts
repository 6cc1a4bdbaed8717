/** Sentences with places in them, such as `{step}`. A place without a value stays as it is. */
export function fill(message: string, values: Readonly<Record<string, string | number>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => (values[name] ?? whole) as string);
}
