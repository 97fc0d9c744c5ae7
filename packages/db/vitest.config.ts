import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // V8 does not optimise PGlite's code while it runs: a third of the work of databases that live for seconds.
    execArgv: ["--liftoff-only"],
  },
});
