import { capitalised, en, fr } from "../../messages/typography.ts";
import { type Html, html } from "../kit/html.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { taskFigures } from "../kit/scenario-figures.ts";
import { SCALE_UP_TEXTS } from "../scale-up-texts.ts";
import type { Tell } from "../slides/content/tell.ts";
import type { ScaleUp } from "./scale-up.ts";

type Plan = ScaleUp["answer"]["plans"][number];

/** The plans side by side: what all images would cost and miss, and what the budget does buy of each. */
export function plansSection(tell: Tell, scaleUp: ScaleUp): Html {
  const { say, euro, count } = tell;
  const task = taskFigures(scaleUp);
  const [budget, images] = [euro(task.budget.path), count(task.images.path)];
  const { plans, verdict } = scaleUp.answer;
  return html`<section>
<h2>${say(en`What ${budget} do buy`, fr`Ce que ${budget} achètent`)}</h2>
<table>
<thead><tr>
<th>${say("Plan", "Plan")}</th>
<th class="n">${say(en`${images} images cost`, fr`${images} images coûtent`)}</th>
<th class="n">${say("and miss, cancers", fr`et manquent, cancers`)}</th>
<th class="n">${say("read by experts", "lues par des experts")}</th>
<th class="n">${say(en`${budget} buy, images`, fr`${budget} achètent, images`)}</th>
<th class="n">${say("and miss, cancers", fr`et manquent, cancers`)}</th>
</tr></thead>
<tbody>${plans.map((plan) => planRow(tell, plan, { best: plan.id === verdict.plan, images: task.images.value }))}</tbody>
</table>
<p class="note">${promises(tell, scaleUp)}</p>
</section>`;
}

function planRow(
  tell: Tell,
  { id, totalEuro, humanShare, affordable }: Plan,
  { best, images }: { best: boolean; images: number },
): Html {
  const { language } = tell;
  const path = `/scaleUp/answer/plans/${id}`;
  const spread = (
    { low, high }: { low: number; high: number },
    place: string,
    format: "roundCount" | "roundEuro" | "share",
  ) => (low === high ? null : html` <span class="span">${tell.span(place, format)}</span>`);
  return html`<tr${best ? html` class="best"` : null}>
<th>${capitalised(SCALE_UP_NAMES[language].plan[id])}</th>
<td class="n">${tell.roundEuro(`${path}/totalEuro/value`)}${spread(totalEuro, `${path}/totalEuro`, "roundEuro")}</td>
<td class="n">${missed(tell, `${path}/missedCancers`)}</td>
<td class="n">${tell.share(`${path}/humanShare/value`)}${spread(humanShare, `${path}/humanShare`, "share")}</td>
${bought(tell, `${path}/affordable`, affordable.nImages, images)}
</tr>`;
}

/** What the budget pays for, and its misses. More than all images is no more than all: their misses stand in the row already. */
function bought(tell: Tell, path: string, nImages: number, images: number): Html {
  const { say, quoter } = tell;
  if (nImages === 0) return html`<td class="n">${say("not one", "aucune")}</td><td class="n">–</td>`;
  if (nImages >= images) return html`<td class="n">${say("all of them", "toutes")}</td><td class="n">–</td>`;
  return html`<td class="n">${quoter.quote(`${path}/nImages`, "roundCount")}</td>
<td class="n">${missed(tell, `${path}/missedCancers`)}</td>`;
}

function missed({ quoter, span }: Tell, path: string): Html {
  return html`${quoter.quote(`${path}/value`, "roundCount")} <span class="span">${span(path, "roundCount")}</span>`;
}

/** What is promised of the misses, said once where all plans have the same status. */
function promises(tell: Tell, { answer }: ScaleUp): string {
  const { say } = tell;
  const { plans } = answer;
  const level = tell.share(`/scaleUp/answer/plans/${plans[0].id}/totalEuro/level`);
  const range = say(
    en`Medians; below them the range of ${level} of the simulated futures.`,
    fr`Médianes ; dessous, la plage de ${level} des futurs simulés.`,
  );
  const same = plans.every(({ contract }) => contract.status === plans[0].contract.status);
  const told = same ? [promise(tell, plans[0], null)] : plans.map((plan) => promise(tell, plan, plan.id));
  const audited = plans.find(({ contract }) => contract.cancerAmongNormalBound !== null);
  return [range, ...told, ...(audited ? [auditPromise(tell, audited)] : [])].join(" ");
}

function promise({ share, count, language }: Tell, { id, contract }: Plan, named: Plan["id"] | null): string {
  const path = `/scaleUp/answer/plans/${id}/contract`;
  const plan = named ? `${SCALE_UP_NAMES[language].planShort[named]}${language === "fr" ? "\u00a0: " : ": "}` : "";
  const bound = contract.missRateUpperBound === null ? null : share(`${path}/missRateUpperBound`);
  const told = {
    ...{ limit: share(`${path}/maxMissRate`), confidence: share(`${path}/confidence`), bound },
    n: count(`${path}/nCancer`),
  };
  return `${plan}${SCALE_UP_TEXTS[language].bound[contract.status](told)}`;
}

function auditPromise({ say, share, quoter }: Tell, { id }: Plan): string {
  const path = `/scaleUp/answer/plans/${id}`;
  const bound = share(`${path}/contract/cancerAmongNormalBound`);
  const labels = quoter.quote(`${path}/expertLabels/value`, "roundCount");
  return say(
    en`An audit of ${labels} images that finds no cancer would bound their share among the automatic normals at ${bound}.`,
    fr`Un audit de ${labels} images sans cancer trouvé bornerait leur part parmi les normaux automatiques à ${bound}.`,
  );
}
