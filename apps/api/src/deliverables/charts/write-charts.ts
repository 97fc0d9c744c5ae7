import { join } from "node:path";
import sharp from "sharp";
import type { Deliverable, Refusal, WrittenFile } from "../kit/deliverable.ts";
import { createQuoter } from "../kit/quoter.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { CHART_IDS, type ChartId } from "./chart-data.ts";
import { PREPARE_CHART } from "./prepare-charts.ts";
import { drawChart } from "./svg/draw-chart.ts";

const SIZE = { widthPx: 960, fontSizePx: 14, framed: true } as const;

/** Of the PNG: twice the drawing, so that it stays sharp on a slide. SVG counts 72 dots an inch. */
const PNG_DENSITY = 144;

/** Every chart that the report allows, as SVG with its text and as PNG; why the others are left out. */
export const writeCharts: Deliverable = async ({ report, language, dir, signal, progress }) => {
  const files: WrittenFile[] = [];
  const refusals: Refusal[] = [];
  for (const [done, id] of CHART_IDS.entries()) {
    signal.throwIfAborted();
    progress(done, CHART_IDS.length);
    const quoter = createQuoter(report, language);
    const { chart, missing } = PREPARE_CHART[id](quoter);
    const [svg, png] = [chartPath(id, "svg"), chartPath(id, "png")];
    if (chart === null) {
      refusals.push({ path: svg, reason: missing }, { path: png, reason: missing });
      continue;
    }
    const outlined = drawChart(chart, { ...SIZE, letters: "outlines" });
    const pixels = await sharp(Buffer.from(outlined.svg), { density: PNG_DENSITY }).png({ palette: true }).toBuffer();
    await writeFileAtomically(join(dir, svg), [drawChart(chart, { ...SIZE, letters: "text" }).svg]);
    await writeFileAtomically(join(dir, png), [pixels]);
    files.push({ path: svg, quotes: quoter.quotes() }, { path: png, quotes: quoter.quotes() });
  }
  return { files, refusals };
};

/** "charts/label-efficiency.svg". */
export function chartPath(id: ChartId, extension: "svg" | "png"): string {
  return `charts/${id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.${extension}`;
}
