import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { reportSchema } from "@brainscan/api/deliverables/report";
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
      report: unknown;
    } | null;
  }[];
};

const STATE = `{ datasets { synthetic counts { images labelled duplicateGroups labelledAlsoUnlabelled }
  imports { report { rejected { path } } }
  latestStudy { status champion { figures { id value interval { high } } }
    probabilityHistogram { decisions { normal cancer review } } report } } }`;

/** The one whole run of the default plan among these tests: minutes on two cores. */
const TIMEOUT_MS = 900_000;

/** Every part of the default plan, each with less to do. */
const ALL_PARTS = fileURLToPath(new URL("./all-parts-plan.json", import.meta.url));

describe("the demonstration set", () => {
  const folder = temporaryFolder();

  it(
    "shows a newcomer, with nothing given, a study with something of everything",
    async () => {
      const serving = await serve(join(folder, "data"), ["--plan", ALL_PARTS]);
      const { datasets } = await until(
        () => query<State>(serving.address, STATE),
        (state) => state.datasets[0]?.latestStudy?.status === "DONE",
        TIMEOUT_MS,
      );
      await serving.stop();

      const [{ synthetic, counts, imports, latestStudy }] = datasets;
      expect(synthetic).toBe(true);
      const report = reportSchema.parse(latestStudy?.report);
      expect(report.statements[0]).toContain("Synthetic demonstration data");
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
      // So few labelled cancers cannot bound the miss rate: no image is decided normal, and what would decide it is said.
      expect(report.guarantee).toMatchObject({ status: "not decidable", labelsNeeded: expect.any(Number) });
      expect(total("normal")).toBe(0);
      expect(total("cancer")).toBeGreaterThan(10);
      expect(total("review")).toBeGreaterThan(10);

      const { comparison, audits, champion, checks } = report;
      expect(champion?.optimism).not.toBeNull();
      expect(comparison?.controls.some(({ transductive }) => transductive !== null)).toBe(true);
      expect(comparison?.labelEfficiency?.points.at(-1)?.isAll).toBe(true);
      // Phantoms are all of one size: a measure that cannot tell anything is said to be constant.
      expect(audits?.shortcuts.find(({ id }) => id === "widthPx")?.constant).toBe(true);
      for (const status of ["pass", "not decidable"]) expect(checks?.map((check) => check.status)).toContain(status);
    },
    TIMEOUT_MS,
  );
});
