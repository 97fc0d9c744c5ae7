import { join } from "node:path";
import { CHART_TEXTS } from "../charts/chart-texts.ts";
import type { Deliverable } from "../kit/deliverable.ts";
import { createQuoter } from "../kit/quoter.ts";
import { createTell, type Tell } from "../slides/content/tell.ts";
import { writeFileAtomically } from "../write-file-atomically.ts";
import type { Block } from "./blocks.ts";
import { closingSection } from "./closing-section.ts";
import { dataSection } from "./data-section.ts";
import { decisionsSection } from "./decisions-section.ts";
import { findingsSection } from "./findings-section.ts";
import { metricsSection } from "./metrics-section.ts";
import { championOf, modelSection } from "./model-section.ts";
import { writeHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";

const CARD_FILE = "MODEL_CARD.md";
const CARD_PAGE = "MODEL_CARD.html";

/** The champion's card; without a champion there is no model to describe. */
export const writeCard: Deliverable = async ({ report, language, dir }) => {
  const quoter = createQuoter(report, language);
  const blocks = cardOf(createTell(quoter));
  if (blocks === null) {
    const reason = CHART_TEXTS[language].missing.NO_CHAMPION;
    return { files: [], refusals: [CARD_FILE, CARD_PAGE].map((path) => ({ path, reason })) };
  }
  await writeFileAtomically(join(dir, CARD_FILE), [writeMarkdown(blocks)]);
  await writeFileAtomically(join(dir, CARD_PAGE), [writeHtml(blocks, language)]);
  return { files: [CARD_FILE, CARD_PAGE].map((path) => ({ path, quotes: quoter.quotes() })), refusals: [] };
};

/** All of the card; null without a champion. */
export function cardOf(tell: Tell): Block[] | null {
  const champion = championOf(tell.report);
  if (champion === null) return null;
  return [
    ...modelSection(tell, champion),
    ...dataSection(tell, champion),
    ...metricsSection(tell, champion),
    ...decisionsSection(tell),
    ...findingsSection(tell),
    ...closingSection(tell),
  ];
}
