import type { ExperimentRow } from "@brainscan/db/queries/experiments";
import type { FigureRow } from "@brainscan/db/schema/experiments";
import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { outsideGuaranteeText } from "./outside-guarantee-text.ts";
import { OUTSIDE_TEXTS } from "./outside-texts.ts";

/** Is their figure real? The figure on our terms, what speaks against it, what it is without that, and what it guarantees.
 *  @throws Error when the experiment is none of results from elsewhere, or is not done */
export function outsideStatements(
  { runId, outside, figures }: Pick<ExperimentRow, "runId" | "outside" | "figures">,
  language: Language,
): string[] {
  if (!outside?.guarantee || !figures) throw new Error(`the experiment ${runId} holds no judgement`);
  const { kind, tableName: table, matched, unmatched, findings, figuresWithoutLeaks, guarantee } = outside;
  const texts = OUTSIDE_TEXTS[language];
  const area = findArea(figures);
  const clean = figuresWithoutLeaks && findArea(figuresWithoutLeaks);
  return [
    texts.judged({ table, kind, matched, unmatched }),
    area.value === null ? texts.noArea(reasonOf(area, language)) : texts.area(area),
    ...findings.map((finding) => renderNotice(finding, language)),
    ...(clean
      ? [clean.value === null ? texts.noAreaWithoutLeaks(reasonOf(clean, language)) : texts.areaWithoutLeaks(clean)]
      : []),
    ...(findings.length === 0 ? [texts.nothingFound] : []),
    outsideGuaranteeText(guarantee, language),
  ];
}

function findArea(figures: readonly FigureRow[]): FigureRow {
  const area = figures.find(({ id }) => id === "rocAuc");
  if (!area) throw new Error("the figures hold no rocAuc");
  return area;
}

function reasonOf({ reason = "NOT_SCORED" }: FigureRow, language: Language): string {
  return renderNotice({ code: `FIGURE_${reason}` }, language);
}
