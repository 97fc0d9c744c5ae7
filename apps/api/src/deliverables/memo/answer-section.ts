import type { VerdictStatus } from "@brainscan/ml/scaleup/answer";
import { en, fr } from "../../messages/typography.ts";
import { type Html, html } from "../kit/html.ts";
import { SCALE_UP_NAMES } from "../kit/scale-up-names.ts";
import { taskFigures } from "../kit/scenario-figures.ts";
import { SCALE_UP_TEXTS } from "../scale-up-texts.ts";
import type { Tell } from "../slides/content/tell.ts";
import type { ScaleUp } from "./scale-up.ts";

const CLASS: Record<VerdictStatus, string> = {
  feasible: "yes",
  "feasible if": "if",
  "not feasible": "no",
  "not decidable yet": "open",
};

/** The question as asked, the verdict in a word and a sentence, and what it rests on. "Feasible" never stands without its
 *  range of misses. */
export function answerSection(tell: Tell, scaleUp: ScaleUp): Html {
  const { say } = tell;
  const { status } = scaleUp.answer.verdict;
  return html`<section class="answer ${CLASS[status]}">
<p class="over">${say("The answer", fr`La réponse`)}</p>
<p class="word">${wordOf(tell, status)}</p>
<p class="sentence">${sentence(tell, scaleUp)}</p>
<p class="ground">${ground(tell, scaleUp)}</p>
</section>`;
}

export function questionOf({ say, euro, count }: Tell, scaleUp: ScaleUp): string {
  const task = taskFigures(scaleUp);
  const [budget, images] = [euro(task.budget.path), count(task.images.path)];
  return say(
    en`Can ${budget} label ${images} brain MRI images?`,
    fr`${budget} suffisent-ils pour étiqueter ${images} images d'IRM cérébrale ?`,
  );
}

function wordOf({ say }: Tell, status: VerdictStatus): string {
  switch (status) {
    case "feasible":
      return say("Yes", "Oui");
    case "feasible if":
      return say("Yes, on conditions", "Oui, sous conditions");
    case "not feasible":
      return say("No", "Non");
    case "not decidable yet":
      return say("Not decidable yet", fr`Pas encore décidable`);
  }
}

function sentence({ say, roundEuro, euro, quoter }: Tell, scaleUp: ScaleUp): string {
  const { verdict } = scaleUp.answer;
  const budget = euro(taskFigures(scaleUp).budget.path);
  const cost = roundEuro(`/scaleUp/answer/plans/${verdict.plan}/totalEuro/value`);
  const [low, high] = ["low", "high"].map((end) =>
    quoter.quote(`/scaleUp/answer/verdict/missedCancers/${end}`, "roundCount"),
  );
  const money = verdict.constraints.includes("BUDGET")
    ? say(
        en`The best plan costs about ${cost}, not ${budget}.`,
        fr`Le meilleur plan coûte environ ${cost}, et non ${budget}.`,
      )
    : say(
        en`The best plan costs about ${cost}, within the ${budget}.`,
        fr`Le meilleur plan coûte environ ${cost}, moins que les ${budget}.`,
      );
  const misses = verdict.constraints.includes("MISS_RATE_UNKNOWN")
    ? say(
        en`How many cancers it would miss cannot be told yet: between ${low} and ${high}.`,
        fr`On ne peut pas encore dire combien de cancers il manquerait : entre ${low} et ${high}.`,
      )
    : say(en`It would miss between ${low} and ${high} cancers.`, fr`Il manquerait entre ${low} et ${high} cancers.`);
  return `${money} ${misses}`;
}

function ground({ say, share, count, language }: Tell, { answer }: ScaleUp): string {
  const { verdict } = answer;
  const names = SCALE_UP_NAMES[language];
  const plan = names.plan[verdict.plan];
  const probability = share("/scaleUp/answer/verdict/probability");
  const level = share("/scaleUp/answer/verdict/missedCancers/level");
  const draws = count("/scaleUp/answer/scenario/nDraws");
  const reading = names.reading[answer.scenario.choices.reading];
  const { withOverheads } = verdict;
  const texts = SCALE_UP_TEXTS[language];
  const overheads = withOverheads.entered
    ? texts.overheads({
        verdict: names.verdict[withOverheads.status],
        probability: share("/scaleUp/answer/verdict/withOverheads/probability"),
      })
    : texts.noOverheads();
  return say(
    en`Best plan: ${plan}; within the budget in ${probability} of ${draws} simulated futures. Range of misses: ${level} of them. The pilot's money is read as ${reading}. ${overheads}`,
    fr`Meilleur plan : ${plan} ; budget tenu dans ${probability} de ${draws} futurs simulés. Plage des manqués : ${level} d'entre eux. L'argent du pilote est lu comme ${reading}. ${overheads}`,
  );
}
