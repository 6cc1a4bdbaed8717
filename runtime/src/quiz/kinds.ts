/** The question kinds there are. A new kind is a file under kinds/ and a line here. */
import type { Kind } from "./kind.ts";
import { multiple } from "./kinds/multiple.ts";
import { scenario } from "./kinds/scenario.ts";
import { single } from "./kinds/single.ts";
import { trueFalse } from "./kinds/true-false.ts";

export const KINDS: readonly Kind[] = [single, multiple, trueFalse, scenario];

export const kindOf = (question: { readonly kind: string }): Kind | undefined =>
  KINDS.find((kind) => kind.name === question.kind);
