import type { OutsideRow, OutsideScoreRow } from "@brainscan/db/schema/outside-tables";
import type { ExperimentResult } from "@brainscan/ml/protocol/experiment";
import { bySeverity, isLeakFinding, outsideLeakFindings } from "../../../messages/outside-notices.ts";
import { checkOutsideLeaks } from "../../../outside/check-outside-leaks.ts";
import type { JudgedRow } from "../../../outside/outside-rows.ts";
import { withoutLeaks } from "../../../outside/without-leaks.ts";
import { runScience, type ScienceTools } from "../../../science/run-science.ts";
import type { DistinctImage, Learning } from "../../study/study-rows.ts";
import { outsideGuarantee } from "./outside-guarantee.ts";
import { judgedLabel } from "./outside-images.ts";

type Judged = { result: ExperimentResult; outside: OutsideRow };

/** Judge scores made elsewhere by our own rules, as they stand and, when images were tested by a model that had seen their
 *  like, without those.
 *  @param learning  rows of `study` that classifiers learn from
 *  @param known     what was found when the table was read */
export async function judgeScores(
  { study, learning, scores, seed, known }: JudgeParams,
  tools: Pick<ScienceTools, "signal">,
): Promise<Judged> {
  const { labels, groups } = learning.inputs;
  const places = placesByPath(study, learning);
  const found = scores.flatMap(({ filename, ...score }) => {
    const at = places.get(filename);
    return at ? [{ ...at, ...score, path: filename }] : [];
  });
  const judged = found.map(({ row: _, ...row }): JudgedRow => row);
  const leaks = checkOutsideLeaks(judged, labelledImages(study));

  const judge = (rows: readonly number[]) => {
    const scored = rows
      .map((at) => found[at])
      .flatMap(({ row, repeat, fold, score, label }) => (label === null ? [] : [{ row, repeat, fold, score }]));
    return runScience("judgeOutside", { labels, groups, scored, seed }, tools);
  };
  const { kept, dropped } = withoutLeaks(judged);
  const leaked = dropped.some(({ reason }) => reason === "FAMILY_IN_ANOTHER_FOLD");
  const result = await judge([...found.keys()]);
  const clean = leaked ? await judge(kept) : result;
  return {
    result: { ...result, parameters: {} },
    outside: {
      ...known,
      findings: bySeverity([
        ...outsideLeakFindings(leaks),
        ...known.findings.filter((finding) => !isLeakFinding(finding)),
      ]),
      figuresWithoutLeaks: leaked ? clean.figures : null,
      guarantee: outsideGuarantee(clean.repeats, { labels, groups }),
    },
  };
}

type JudgeParams = {
  study: readonly DistinctImage[];
  learning: Learning;
  scores: readonly OutsideScoreRow[];
  seed: number;
  known: OutsideRow;
};

type Place = Pick<JudgedRow, "sha256" | "family" | "label"> & { row: number };

function placesByPath(study: readonly DistinctImage[], { rows }: Learning): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [row, index] of rows.entries()) {
    const image = study[index];
    const { groupId: sha256, family } = image;
    for (const file of image.files) places.set(file.path, { row, sha256, family, label: judgedLabel(image, file) });
  }
  return places;
}

function labelledImages(study: readonly DistinctImage[]): { path: string; sha256: string }[] {
  return study.flatMap(({ label, representative, groupId }) =>
    label === -1 ? [] : [{ path: representative.path, sha256: groupId }],
  );
}
