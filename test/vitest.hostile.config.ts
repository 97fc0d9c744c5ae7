import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

// One server for each file, and minutes for each: not part of `npm test`, which has a smaller version of it.
export default defineConfig({
  test: {
    ...base.test,
    include: ["hostile/**/*.hostile.ts"],
    testTimeout: 600_000,
    hookTimeout: 180_000,
    maxWorkers: 1,
  },
});
