import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "@brainscan/ml/random/random";
import { answerScaleUp } from "@brainscan/ml/scaleup/answer-scale-up";
import type { StudyReport } from "@brainscan/notebook/study-report";
import type { Language } from "../../messages/message.ts";
import { defaultScenario } from "../../scale-up/default-scenario.ts";
import { reportFindings } from "../report.fixture.ts";
import type { Report } from "../report.ts";
import { scaleUpFindings } from "../scale-up.fixture.ts";
import { type ReportFindings, tellReport } from "../tell-report.ts";

const N = 36;
const SIZES = { avgpool: 6, layer3: 4 };

/** The fixture's answer on a larger set is written by hand; the notebook works out a real one. */
function answeredFindings(): ReportFindings {
  const findings = reportFindings();
  const { measured, quality } = scaleUpFindings();
  const scenario = { ...defaultScenario(measured, { alpha: 0.05, delta: 0.05 }), nDraws: 500 };
  return { ...findings, scaleUp: { measured, quality, answer: answerScaleUp(scenario, quality) } };
}

/** What an export of a small study holds of what the notebooks read: 36 images in two clouds, every third one labelled. The
 *  report's figures are made up and are not those of these tables. */
export async function tinyExport(language: Language): Promise<{ dir: string; report: Report }> {
  const dir = await mkdtemp(join(tmpdir(), "notebooks-"));
  await mkdir(join(dir, "tables"));
  const report = tellReport(answeredFindings(), language);
  const random = createRandom(1);
  const images = Array.from({ length: N }, (_, row) => ({
    group: `g${String(row).padStart(2, "0")}`,
    filename: `${row}.png`,
    class: row % 2,
    label: row % 3 === 0 ? row % 2 : null,
  }));
  const save = (name: string, lines: string[]) => writeFile(join(dir, name), `${lines.join("\n")}\n`);
  const csv = (name: string, lines: string[]) => save(join("tables", `${name}.csv`), lines);
  const known = images.filter(({ label }) => label !== null);

  // Does not compile unless the report is what the cells' package takes it for.
  const asCellsReadIt: StudyReport = report;
  await save("report.json", [JSON.stringify(asCellsReadIt)]);
  await save("predictions.csv", ["filename,group", ...images.map(({ filename, group }) => `${filename},${group}`)]);
  await csv("images", [
    "group,filename,label,family,learned",
    ...images.map(({ group, filename, label }, row) => `${group},${filename},${label ?? ""},${row},${label !== null}`),
  ]);
  for (const [layer, cols] of Object.entries(SIZES))
    for (const part of ["labeled", "unlabeled"] as const) {
      const named = layer === "avgpool";
      const header = [...Array(cols).keys(), ...(part === "labeled" ? ["label"] : []), ...(named ? ["filename"] : [])];
      const rows = images
        .filter(({ label }) => (label !== null) === (part === "labeled"))
        .map(({ class: side, label, filename }) => [
          ...Array.from({ length: cols }, () => (side + random()).toFixed(4)),
          ...(part === "labeled" ? [label] : []),
          ...(named ? [filename] : []),
        ]);
      await csv(`df_${part}_tiny-net${named ? "" : "_layer3"}`, [header, ...rows].map(String));
    }
  await csv("clusterings", ["clustering", "kMeans_avgpool_2"]);
  await csv("clusters", [
    "group,filename,label,kMeans_avgpool_2",
    ...images.map(({ group, filename, label, class: side }) => `${group},${filename},${label ?? ""},${side}`),
  ]);
  const folds = known.map(({ group, filename, label }, at) => ({ group, filename, label, at, fold: at % 3 }));
  await csv("folds", [
    "group,filename,label,family,repeat,fold",
    ...folds.map(({ group, filename, label, at, fold }) => `${group},${filename},${label},${at},0,${fold}`),
  ]);
  await csv("scores", [
    "experiment,role,group,label,family,repeat,fold,score,calibrated",
    ...folds.map(({ group, label, at, fold }) => `e1,CANDIDATE,${group},${label},${at},0,${fold},0.${at + 10},`),
  ]);
  await csv("comparisons", [
    "kind,experiment,other,n_labels,difference,low,high,n,holm_p_value",
    "BASELINE,e2,e1,,0.01,-0.1,0.1,12,1",
    "UNLABELLED,e2,e1,,0.01,-0.1,0.1,12,1",
    "LABELS,e2,e1,10,0.01,-0.1,0.1,12,",
  ]);
  return { dir, report };
}
