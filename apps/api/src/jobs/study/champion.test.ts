import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import { expect, it } from "vitest";
import { chooseChampion } from "./champion.ts";

function experiment(runId: string, rocAuc: number | null): ExperimentRow {
  // Only what the choice reads.
  return { runId, figures: [{ id: "rocAuc", value: rocAuc, n: 10, interval: null }] } as ExperimentRow;
}

it("chooses the highest ROC AUC, the earlier of two equal ones, and nobody when none was measured", () => {
  const rows = [experiment("a", 0.8), experiment("b", 0.9), experiment("c", 0.9), experiment("d", null)];
  expect(chooseChampion(rows)?.runId).toBe("b");
  expect(chooseChampion([experiment("d", null)])).toBeNull();
  expect(chooseChampion([experiment("z", 0)])?.runId).toBe("z");
  expect(chooseChampion([])).toBeNull();
});
