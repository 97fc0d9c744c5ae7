import { expect, it } from "vitest";
import { describeEachDatabase } from "../test-databases.ts";
import { findCalibration, findCalibrationOfSample, keepCalibration } from "./calibrations.ts";

describeEachDatabase("calibrations", (database) => {
  const row = (id: string, max: number) => ({
    ...{ id, weightsSha256: "w", sample: "s" },
    ranges: { "layer1.0": [-0.1, max] as const },
  });

  it("of one sample are those that were kept first, whoever observes it later; numbers come back to the last bit", async () => {
    const db = database().orm;
    expect(await findCalibrationOfSample(db, { weightsSha256: "w", sample: "s" })).toBeNull();
    const [a, b] = await Promise.all([keepCalibration(db, row("a", 1 / 3)), keepCalibration(db, row("b", 2 / 3))]);
    expect(a).toEqual(b);
    expect(a.ranges).toEqual(row(a.id, a.id === "a" ? 1 / 3 : 2 / 3).ranges);
    expect(await keepCalibration(db, row("c", 5))).toEqual(a);
    expect(await findCalibrationOfSample(db, { weightsSha256: "w", sample: "s" })).toEqual(a);
    expect(await findCalibration(db, a.id)).toEqual(a);
    expect(await findCalibration(db, "c")).toBeNull();
  });

  it("are of one network and one sample", async () => {
    const db = database().orm;
    await keepCalibration(db, { ...row("d", 1), sample: "t" });
    await keepCalibration(db, { ...row("e", 1), weightsSha256: "v" });
    expect(await findCalibrationOfSample(db, { weightsSha256: "w", sample: "t" })).toMatchObject({ id: "d" });
    expect(await findCalibrationOfSample(db, { weightsSha256: "v", sample: "s" })).toMatchObject({ id: "e" });
    expect(await findCalibrationOfSample(db, { weightsSha256: "v", sample: "t" })).toBeNull();
  });
});
