import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

import { cssAsTextForTests } from "./css-as-text.mjs";

export default defineConfig({
  define: { __GUIDEWRIGHT_VERSION__: JSON.stringify("0.0.0-test") },
  plugins: [cssAsTextForTests],
  test: {
    // Files that the bundler sets aside for later; see lazy-files.mjs.
    alias: [{ find: /^lazy:.+$/, replacement: fileURLToPath(new URL("tests/contract/lazy-file.ts", import.meta.url)) }],
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    // A test that leaves a rejected promise behind has failed, whatever its assertions said.
    dangerouslyIgnoreUnhandledErrors: false,
  },
});
