import { probeProviders } from "@brainscan/ml/onnx/providers";
import { expect, it } from "vitest";

it("every provider is tried and says what it runs on or what is missing", async () => {
  const statuses = await probeProviders();
  expect(statuses.map(({ id }) => id)).toEqual(["cuda", "webgpu", "cpu"]);
  for (const { available, detail, probeMs } of statuses) {
    expect(detail).not.toBe("");
    expect(detail).not.toContain("\n");
    expect(probeMs !== null && probeMs > 0).toBe(available);
  }
  expect(statuses[2]).toMatchObject({ id: "cpu", available: true });
});
