import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { query, serve, until } from "./brainscan.ts";
import { temporaryFolder } from "./temporary-folder.ts";

type State = {
  datasets: {
    synthetic: boolean;
    counts: { images: number; labelled: number; duplicateGroups: number; labelledAlsoUnlabelled: number };
    imports: { report: { rejected: { path: string }[] } | null }[];
    latestStudy: {
      status: string;
      champion: { figures: { id: string; value: number; interval: { high: number } | null }[] } | null;
      probabilityHistogram: { decisions: { normal: number; cancer: number; review: number } }[];
      report: { statements: string[] } | null;
    } | null;
  }[];
};

const STATE = `{ datasets { synthetic counts { images labelled duplicateGroups labelledAlsoUnlabelled }
  imports { report { rejected { path } } }
  latestStudy { status champion { figures { id value interval { high } } }
    probabilityHistogram { decisions { normal cancer review } } report } } }`;

describe("the demonstration set", () => {
  const folder = temporaryFolder();

  it("shows a newcomer, with nothing given, a study with something of everything", async () => {
    const serving = await serve(join(folder, "data"));
    const { datasets } = await until(
      () => query<State>(serving.address, STATE),
      (state) => state.datasets[0]?.latestStudy?.status === "DONE",
    );
    await serving.stop();

    const [{ synthetic, counts, imports, latestStudy }] = datasets;
    expect(synthetic).toBe(true);
    expect(latestStudy?.report?.statements[0]).toContain("Synthetic demonstration data");
    expect(counts.images).toBeGreaterThan(230);
    expect(counts.labelled / counts.images).toBeCloseTo(0.2, 1);
    expect(counts.duplicateGroups).toBeGreaterThan(0);
    expect(counts.labelledAlsoUnlabelled).toBeGreaterThan(0);
    expect(imports[0].report?.rejected.length).toBeGreaterThan(0);

    // The classes overlap: some images cannot be told apart, and go to a human.
    const rocAuc = latestStudy?.champion?.figures.find(({ id }) => id === "rocAuc");
    expect(rocAuc?.value).toBeGreaterThan(0.8);
    expect(rocAuc?.value).toBeLessThan(0.99);
    expect(rocAuc?.interval).not.toBeNull();
    const total = (of: "normal" | "cancer" | "review") =>
      latestStudy?.probabilityHistogram.reduce((sum, { decisions }) => sum + decisions[of], 0) ?? 0;
    const [normal, cancer, review] = [total("normal"), total("cancer"), total("review")];
    expect(normal).toBeGreaterThan(10);
    expect(cancer).toBeGreaterThan(10);
    expect(review).toBeGreaterThan(10);
    expect(review).toBeLessThan(normal + cancer);
  });
});
