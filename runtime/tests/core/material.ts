/** Tours and pages for the tests of the pure core. */
import type { Step, Tour } from "../../src/contract.ts";
import type { Probe } from "../../src/core/condition.ts";

export const at = (value: string): Step["target"] => [{ by: "testid", value }];

export const step = (id: string, more: Partial<Step> = {}): Step => ({
  id, target: at(id), title: `Title of ${id}`, body: [], placement: "auto", advance: { on: "next" }, on_missing: "wait", ...more,
});

export const tour = (...steps: Step[]): Tour => ({ version: 1, id: "tour", language: "en", title: "Tour", steps });

export interface Page {
  url: string;
  seen: string[];
  present: string[];
  values: Record<string, string>;
}

/** A page on which only what is listed is there. */
export function probe(page: Partial<Page> = {}): Probe {
  const { url = "/", seen = [], present = [], values = {} } = page;
  const isThere = (value: string | undefined): boolean => present.includes(value ?? "");
  return {
    place: () => new URL(url, "https://product.example.com"),
    saw: (key) => seen.includes(key),
    present: (target) => isThere(target[0]?.value),
    absent: (target) => !isThere(target[0]?.value),
    value: (target) => values[target[0]?.value ?? ""],
  };
}
