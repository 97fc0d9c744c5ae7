import { defineConfig } from "vitest/config";

export default defineConfig({
  // Each file starts servers and models of its own: no more than two at once on small machines.
  test: { include: ["src/**/*.test.ts"], testTimeout: 180_000, hookTimeout: 180_000, maxWorkers: 2 },
});
