import { createRequire } from "node:module";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: {
    // Node loads graphql's CommonJS build for every dependency; Vite alone would take the other one, and two do not mix.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve("graphql") }],
  },
  test: {
    include: ["src/**/*.test.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // One process for many files: each alone would load the server, the database and the charts anew. What a file changes
    // outside itself it puts back.
    isolate: false,
    // V8 does not optimise PGlite's code while it runs: a third of the work of databases that live for seconds.
    execArgv: ["--liftoff-only"],
  },
});
