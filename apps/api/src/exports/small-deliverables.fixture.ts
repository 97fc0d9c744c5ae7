import { join } from "node:path";
import yazl from "yazl";
import type { Deliverable } from "../deliverables/kit/deliverable.ts";
import { createQuoter } from "../deliverables/kit/quoter.ts";
import type { Deliverables } from "../deliverables/known-deliverables.ts";
import { writeFileAtomically } from "../deliverables/write-file-atomically.ts";

/** Places of the fixture's report. */
export const IMAGES = "/dataset/counts/images";
export const auc = (experimentId: string) => `/experiments/${experimentId}/figures/rocAuc/value`;

const writeMemo: Deliverable = async ({ report, language, dir }) => {
  const { quote, quotes } = createQuoter(report, language);
  const [{ id }] = report.experiments;
  const page = `<p title="${quote(IMAGES, "count")} images">AUC <b>${quote(auc(id), "figure")}</b></p>`;
  await writeFileAtomically(join(dir, "memo.html"), [page]);
  return { files: [{ path: "memo.html", quotes: quotes() }], refusals: [] };
};

const writeSlides: Deliverable = async ({ report, language, dir }) => {
  const { quote, quotes } = createQuoter(report, language);
  const [{ id, figures }] = report.experiments;
  const slide = `<p:txBody><a:p><a:r><a:t>${quote(IMAGES, "count").slice(0, 1)}</a:t></a:r><a:r><a:t>${quote(IMAGES, "count").slice(1)}</a:t></a:r></a:p></p:txBody>`;
  quote(auc(id), "figure");
  const chart = `<c:val><c:v>${figures[0].value}</c:v></c:val>`;
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(slide), "ppt/slides/slide1.xml");
  zip.addBuffer(Buffer.from(chart), "ppt/charts/chart1.xml");
  zip.end();
  const bytes: Buffer[] = [];
  for await (const chunk of zip.outputStream as unknown as AsyncIterable<Buffer>) bytes.push(chunk);
  await writeFileAtomically(join(dir, "slides.pptx"), bytes);
  return { files: [{ path: "slides.pptx", quotes: quotes() }], refusals: [] };
};

const writeOnnx: Deliverable = async ({ dir }) => {
  await writeFileAtomically(join(dir, "champion.onnx"), [Uint8Array.of(1, 2, 3)]);
  return { files: [{ path: "champion.onnx", quotes: [] }], refusals: [] };
};

/** A page, a presentation with a chart, and a file that is no text; each prints what its name leads one to expect. */
export const SMALL_DELIVERABLES: Deliverables = { memo: writeMemo, slides: writeSlides, onnx: writeOnnx };
