import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["faults/**/*.fault.ts"],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    // Moments are drawn over the time that an undisturbed pass takes: nothing else runs beside.
    maxWorkers: 1,
    reporters: ["verbose"],
    disableConsoleIntercept: true,
  },
});
