import { defineConfig } from "vitest/config";

export default defineConfig({
  // Where vitest keeps what it learns between runs.
  cacheDir: ".cache/vite",
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["test/**/*.test.{ts,tsx}"],
          exclude: ["test/site/**"],
          setupFiles: ["test/support/silence.ts"],
          // Nothing here waits for anything; a busy machine of two cores only takes its time.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "site",
          environment: "node",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/support/site-setup.ts"],
          // One browser at a time: the pages are measured too, and two cores are all there may be.
          fileParallelism: false,
          // A browser may die on a busy machine; a fault of ours fails every time.
          retry: 2,
          testTimeout: 90_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
