import { capitalised, en, fr } from "../../messages/typography.ts";
import { type Html, html } from "../kit/html.ts";
import { quantityName, quoteQuantity } from "../kit/scale-up-inputs.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { SCALE_UP_TEXTS } from "../scale-up-texts.ts";
import type { Tell } from "../slides/content/tell.ts";
import type { ScaleUp } from "./scale-up.ts";

/** What has to come true, today's value beside the required one, and the cheapest thing to do next. */
export function conditionsSection(tell: Tell, { answer }: ScaleUp): Html {
  const { say, language } = tell;
  const { conditions, constraints, status } = answer.verdict;
  const binding = constraints.map((one) => SCALE_UP_NAMES[language].constraint[one]).join(say("; ", fr` ; `));
  const none =
    status === "feasible"
      ? say(en`Nothing more has to come true.`, fr`Rien de plus ne doit se vérifier.`)
      : say(en`No condition is known that would lift this.`, fr`Aucune condition connue ne lèverait cela.`);
  return html`<section>
<h2>${say("What has to come true", fr`Ce qui doit se vérifier`)}</h2>
${binding ? html`<p>${say(en`What binds: ${binding}.`, fr`Ce qui bloque : ${binding}.`)}</p>` : null}
${conditions.length > 0 ? table(tell, conditions) : html`<p>${none}</p>`}
${nextStep(tell, answer)}
</section>`;
}

function table(tell: Tell, conditions: ScaleUp["answer"]["verdict"]["conditions"]): Html {
  const { say, quoter, language } = tell;
  const rows = conditions.map(({ what, comparator, withinReach }, i) => {
    const path = `/scaleUp/answer/verdict/conditions/${i}`;
    const required = quoteQuantity(quoter, what, `${path}/required`);
    return html`<tr>
<th>${capitalised(quantityName(what, language))}</th>
<td class="n">${quoteQuantity(quoter, what, `${path}/today`)}</td>
<td class="n">${comparator === "at most" ? say(en`at most ${required}`, fr`au plus ${required}`) : say(en`at least ${required}`, fr`au moins ${required}`)}</td>
<td>${withinReach ? say("yes", "oui") : say("no", "non")}</td>
</tr>`;
  });
  return html`<table>
<thead><tr>
<th>${say("Condition", "Condition")}</th>
<th class="n">${say("Today", fr`Aujourd'hui`)}</th>
<th class="n">${say("Required", "Requis")}</th>
<th>${say("Within reach", fr`À portée`)}</th>
</tr></thead>
<tbody>${rows}</tbody>
</table>`;
}

function nextStep({ quoter, roundEuro, language }: Tell, { verdict }: ScaleUp["answer"]): Html | null {
  const { nextStep: step, conditions } = verdict;
  if (!step) return null;
  const path = "/scaleUp/answer/verdict/nextStep";
  const asked = conditions.find(({ required }) => required === step.amount)?.what ?? "automaticLabelEuro";
  const amount =
    step.code === "AGREE_PRICE"
      ? quoteQuantity(quoter, asked, `${path}/amount`)
      : quoter.quote(`${path}/amount`, "count");
  const told = { amount, euro: step.euro > 0 ? roundEuro(`${path}/euro`) : null };
  return html`<p class="next">${SCALE_UP_TEXTS[language].nextStep[step.code](told)}</p>`;
}
