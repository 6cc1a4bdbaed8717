/** Author's text (blocks and inlines of the contract) as nodes: text nodes and a few known elements, nothing else. */
import type { Block, Inline } from "../contract.ts";
import { element } from "./element.ts";

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address as written when it leads to a page or a mail; undefined for any other scheme, such as `javascript:`. */
export function safeHref(href: string | undefined): string | undefined {
  if (href === undefined) return undefined;
  try {
    return SAFE.has(new URL(href, document.baseURI).protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

export function inlineNodes(inlines: readonly Inline[] = []): Node[] {
  return inlines.map(inlineNode);
}

function inlineNode(inline: Inline): Node {
  const inside = (): (Node | string)[] => [...(inline.text ? [inline.text] : []), ...inlineNodes(inline.children)];
  switch (inline.kind) {
    case "strong":
      return element("strong", {}, ...inside());
    case "emphasis":
      return element("em", {}, ...inside());
    case "code":
      return element("code", {}, ...inside());
    case "label":
      return element("span", { class: "gw-label" }, ...inside());
    case "link":
      return element("a", { href: safeHref(inline.href) }, ...inside());
    case "break":
      return element("br");
    default:
      return inline.children ? element("span", {}, ...inside()) : document.createTextNode(inline.text ?? "");
  }
}

export function blockNodes(blocks: readonly Block[] = []): HTMLElement[] {
  return blocks.map((block) => {
    if (block.kind === "paragraph") return element("p", {}, ...inlineNodes(block.children));
    const items = (block.items ?? []).map((item) => element("li", {}, ...inlineNodes(item)));
    return element(block.kind === "numbers" ? "ol" : "ul", {}, ...items);
  });
}

/** The words alone, for a name or an announcement. */
export function plainText(blocks: readonly Block[] = []): string {
  return blockNodes(blocks)
    .map((node) => node.textContent)
    .join(" ");
}
