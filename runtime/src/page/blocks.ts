/** Author's text (blocks and inlines of the contract) as nodes: text nodes and a few known elements, nothing else. */
import type { Block, Inline } from "../contract.ts";
import { element } from "./element.ts";

const SAFE = /^(https?|mailto|tel):$/;

/** The address as written when it leads to a page or a mail; undefined for any other scheme, such as `javascript:`. */
export function safeHref(href: string | undefined): string | undefined {
  try {
    return SAFE.test(new URL(href ?? "", document.baseURI).protocol) ? href : undefined;
  } catch {
    return undefined;
  }
}

const TAGS: Readonly<Partial<Record<Inline["kind"], "strong" | "em" | "code" | "span" | "a" | "br">>> = {
  strong: "strong", emphasis: "em", code: "code", label: "span", link: "a", break: "br",
};

export function inlineNodes(inlines: readonly Inline[] = []): Node[] {
  return inlines.map(inlineNode);
}

function inlineNode(inline: Inline): Node {
  const { kind, text = "", children, href } = inline;
  const tag = TAGS[kind] ?? (children && "span");
  if (!tag) return document.createTextNode(text);
  return element(tag, { class: kind === "label" && "gw-label", href: safeHref(href) }, text, ...inlineNodes(children));
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
