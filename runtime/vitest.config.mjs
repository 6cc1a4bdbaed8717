import { defineConfig } from "vitest/config";

import { cssAsTextForTests } from "./css-as-text.mjs";

export default defineConfig({
  define: { __GUIDEWRIGHT_VERSION__: JSON.stringify("0.0.0-test") },
  plugins: [cssAsTextForTests],
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.ts"],
    restoreMocks: true,
    unstubGlobals: true,
    // A test that leaves a rejected promise behind has failed, whatever its assertions said.
    dangerouslyIgnoreUnhandledErrors: false,
  },
});
