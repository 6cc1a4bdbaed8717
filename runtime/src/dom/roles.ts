/** The roles that elements have without saying so. */

const IMPLICIT: Readonly<Record<string, string>> = {
  article: "article",
  banner: "header:not(:is(article,aside,main,nav,section) *)",
  button: "button,summary,input:is([type=button],[type=submit],[type=reset],[type=image])",
  cell: "td",
  checkbox: "input[type=checkbox]",
  columnheader: "th:not([scope=row])",
  combobox: "select:not([multiple],[size]),input[list]",
  complementary: "aside",
  contentinfo: "footer:not(:is(article,aside,main,nav,section) *)",
  dialog: "dialog",
  form: "form",
  group: "fieldset,details,optgroup",
  heading: "h1,h2,h3,h4,h5,h6",
  img: "img:not([alt=''])",
  link: "a[href],area[href]",
  list: "ul,ol,menu",
  listbox: "select:is([multiple],[size])",
  listitem: "li",
  main: "main",
  navigation: "nav",
  option: "option",
  progressbar: "progress",
  radio: "input[type=radio]",
  region: "section",
  row: "tr",
  rowheader: "th[scope=row]",
  search: "search",
  searchbox: "input[type=search]:not([list])",
  slider: "input[type=range]",
  spinbutton: "input[type=number]",
  status: "output",
  table: "table",
  textbox: "textarea,input:is(:not([type]),[type=text],[type=email],[type=tel],[type=url]):not([list])",
};

/** Selects the elements with this role, stated or not. */
export function roleSelector(role: string): string {
  const stated = CSS.escape(role);
  const implicit = Object.hasOwn(IMPLICIT, role) ? `,:is(${IMPLICIT[role]}):not([role])` : "";
  return `[role="${stated}"],[role^="${stated} "]${implicit}`;
}

export function roleOf(element: Element): string {
  const stated = element.getAttribute("role")?.split(" ")[0];
  return stated ?? Object.keys(IMPLICIT).find((role) => element.matches(IMPLICIT[role] ?? "")) ?? "";
}
