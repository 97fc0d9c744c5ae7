import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refusalOf } from "./refused.mjs";
import { lastLines, run } from "./run.mjs";
import { misplacedWords, pageWords, slideBoxes } from "./slide-boxes.mjs";

const require = createRequire(join(import.meta.dirname, "../../apps/api/package.json"));
const name = "slides";

/** Of a page: below it, the page shows its background alone. */
const INK_SHARE_MIN = 0.005;
/** Grey levels that a pixel may differ from the background by. */
const SAME_GREY = 12;

const SLIDES_MAX = 15;
/** Faces of Arial's widths, which the slides' texts are measured with. */
const ARIAL_LIKE = /Arial|Liberation Sans|Arimo/;

/** LibreOffice opens the presentation: at most 15 slides, one page for each, none of them blank, every word in its box and over
 *  no other. The pages stay in `keep` to be looked at. */
export async function check({ dir, keep }) {
  const presentation = join(dir, "slides.pptx");
  if (!existsSync(presentation)) return { name, ...absent(refusalOf(dir, "slides.pptx")) };
  for (const program of ["soffice", "pdftoppm"])
    if ((await run(program, ["--help"])).code === 127)
      return { name, status: "skipped", detail: `${program} is not installed` };

  const folder = keep ?? mkdtempSync(join(tmpdir(), "slides-"));
  try {
    // A profile of its own: LibreOffice answers nothing while another instance holds the usual one.
    const profile = `-env:UserInstallation=file://${mkdtempSync(join(tmpdir(), "office-"))}`;
    const converted = await run("soffice", [
      profile,
      "--headless",
      "--convert-to",
      "pdf",
      "--outdir",
      folder,
      presentation,
    ]);
    const pdf = join(folder, "slides.pdf");
    if (!existsSync(pdf)) return { name, status: "failed", detail: `no PDF came out: ${lastLines(converted.output)}` };
    const drawn = await run("pdftoppm", ["-png", "-r", "72", pdf, join(folder, "page")]);
    if (drawn.code !== 0) return { name, status: "failed", detail: lastLines(drawn.output) };
    const pages = readdirSync(folder)
      .filter((file) => /^page.*\.png$/.test(file))
      .sort();
    const nSlides = await countSlides(presentation);
    if (pages.length !== nSlides)
      return { name, status: "failed", detail: `${nSlides} slides became ${pages.length} pages` };
    if (nSlides > SLIDES_MAX) return { name, status: "failed", detail: `${nSlides} slides, at most ${SLIDES_MAX}` };
    const blank = [];
    for (const page of pages) if ((await inkShare(join(folder, page))) < INK_SHARE_MIN) blank.push(page);
    if (blank.length > 0) return { name, status: "failed", detail: `blank: ${blank.join(", ")}` };
    const { told, misplaced } = await misplacedIn(pdf, presentation);
    if (misplaced.length > 0) return { name, status: "failed", detail: misplaced.slice(0, 8).join("; ") };
    return { name, status: "passed", detail: `${nSlides} slides, none blank, ${told}${keep ? `, in ${keep}` : ""}` };
  } finally {
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}

/** Words that do not stand where they should, each with its page; none can be told where the machine has no such font. */
async function misplacedIn(pdf, presentation) {
  const font = await run("fc-match", ["Arial"]);
  if (!ARIAL_LIKE.test(font.output))
    return { told: "words not held against their boxes for want of a font of Arial's widths", misplaced: [] };
  const words = await run("pdftotext", ["-bbox", pdf, `${pdf}.html`]);
  if (words.code !== 0) throw new Error(lastLines(words.output));
  const boxes = await slideBoxes(presentation);
  const misplaced = pageWords(readFileSync(`${pdf}.html`, "utf8")).flatMap((page, i) =>
    misplacedWords(page, boxes[i]).map((problem) => `slide ${i + 1}: ${problem}`),
  );
  return { told: "every word in its box", misplaced };
}

function absent(reason) {
  return reason === null
    ? { status: "failed", detail: "slides.pptx is not there" }
    : { status: "skipped", detail: `not written: ${reason}` };
}

async function countSlides(path) {
  const yauzl = require("yauzl");
  const archive = await yauzl.fromBufferPromise(readFileSync(path));
  let slides = 0;
  for await (const { fileName } of archive.eachEntry()) if (/^ppt\/slides\/slide\d+\.xml$/.test(fileName)) slides++;
  return slides;
}

/** Share of a page's pixels that are not of its most common grey. */
async function inkShare(path) {
  const sharp = require("sharp");
  const pixels = await sharp(path).greyscale().raw().toBuffer();
  const counts = new Array(256).fill(0);
  for (const grey of pixels) counts[grey]++;
  const background = counts.indexOf(Math.max(...counts));
  const ink = counts.reduce((sum, count, grey) => (Math.abs(grey - background) > SAME_GREY ? sum + count : sum), 0);
  return ink / pixels.length;
}
