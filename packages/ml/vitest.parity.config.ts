import { defineConfig } from "vitest/config";

/** Only the comparisons with other people's numbers: torch, torchvision, Pillow. Also part of the whole run. */
export default defineConfig({
  test: { include: ["src/**/*.parity.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 },
});
