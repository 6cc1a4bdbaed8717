/** The resolver as a script of its own, `guidewrightResolver`, for programs that drive a browser from outside. */
import type { Rung } from "./contract.ts";
import { SELECTED } from "./dom/matchers.ts";
import { NAMED } from "./dom/named.ts";
import { type Resolution, resolve as find } from "./dom/resolver.ts";
import type { Root } from "./dom/roots.ts";

export { accessibleName } from "./dom/name.ts";
export { isAbsent } from "./dom/resolver.ts";
export { roleOf } from "./dom/roles.ts";
export { rootsWithin } from "./dom/roots.ts";
export { isVisible } from "./dom/visible.ts";

export const resolve = (rungs: readonly Rung[], scope?: Root): Resolution => find(rungs, { ...SELECTED, ...NAMED }, scope);
