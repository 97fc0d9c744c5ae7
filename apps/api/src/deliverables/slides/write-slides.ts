import { join } from "node:path";
import type { Deliverable } from "../kit/deliverable.ts";
import { createQuoter } from "../kit/quoter.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import { buildDeck } from "./content/build-deck.ts";
import { writePptx } from "./pptx/write-pptx.ts";
import { printedQuotes } from "./printed-quotes.ts";

export const SLIDES_FILE = "slides.pptx";

/** The study as a talk of at most 15 slides: native charts, tables and text, the evidence in the speaker notes. */
export const writeSlides: Deliverable = async ({ report, language, dir }) => {
  const quoter = createQuoter(report, language);
  const { deck, footer } = buildDeck(quoter);
  await writeFileAtomically(join(dir, SLIDES_FILE), [await writePptx(deck, footer)]);
  return { files: [{ path: SLIDES_FILE, quotes: printedQuotes(quoter.quotes(), deck) }], refusals: [] };
};
