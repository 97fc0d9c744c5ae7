import { en, fr } from "../../../messages/typography.ts";
import { experimentName } from "../../kit/experiment-name.ts";
import type { Block, Point, SlideSpec } from "../compose/spec.ts";
import type { Cell } from "../pptx/deck.ts";
import type { Experiment } from "./experiment-rows.ts";
import { missingSlide } from "./missing-slide.ts";
import { numberWord } from "./number-words.ts";
import type { Tell } from "./tell.ts";

/** Why recall and the miss rate decide, and what methods give by them. */
export function metricSlide(tell: Tell): SlideSpec {
  const { report, say, quoter } = tell;
  const first = report.experiments.find(({ protocol }) => protocol.costRatio !== undefined);
  const items = points(tell);
  if (report.experiments.length === 0)
    return missingSlide(tell, {
      title: say(
        en`A missed cancer is the costly error: recall and miss rate decide`,
        fr`Un cancer manqué est l'erreur coûteuse : rappel et taux de cancers manqués décident`,
      ),
      why: say(
        en`No classifier could be measured: there is no recall to show.`,
        fr`Aucun classifieur n'a pu être évalué : il n'y a pas de rappel à montrer.`,
      ),
      needed: items.map(({ lead, text }) => `${lead} ${text}`),
    });
  const ratio = first ? quoter.quote(`/experiments/${first.id}/protocol/costRatio`, "short") : null;
  const table = tableOf(tell);
  return {
    kind: "content",
    title: ratio
      ? say(
          en`A missed cancer counts as ${ratio} false alarms: recall and miss rate decide, not accuracy`,
          fr`Un cancer manqué compte pour ${ratio} fausses alertes : rappel et cancers manqués décident, pas l'exactitude`,
        )
      : say(
          en`A missed cancer is the costly error: recall and miss rate decide, not accuracy`,
          fr`Un cancer manqué est l'erreur coûteuse : rappel et cancers manqués décident, pas l'exactitude`,
        ),
    columns: table
      ? [
          { share: 0.38, blocks: [{ kind: "points", items }] },
          { share: 0.62, blocks: [table] },
        ]
      : [{ share: 1, blocks: [{ kind: "points", items }] }],
    source: tell.source(
      say(
        en`Recall at thresholds chosen inside the folds. *False alarms an image.`,
        fr`Rappel à des seuils choisis dans les plis. *Fausses alertes par image.`,
      ),
    ),
    notes: notes(tell),
  };
}

function points({ report, say, share }: Tell): Point[] {
  const target = report.experiments[0] ? share(`/experiments/${report.experiments[0].id}/protocol/recallTarget`) : null;
  return [
    {
      lead: say("Recall:", fr`Rappel :`),
      text: target
        ? say(en`share of cancers found; asked for: ${target}.`, fr`part des cancers trouvés ; demandé : ${target}.`)
        : say(en`share of cancers found.`, fr`part des cancers trouvés.`),
    },
    {
      lead: say("Miss rate:", fr`Taux de manqués :`),
      text: say(
        en`share of cancers decided normal; what a guarantee bounds.`,
        fr`part des cancers décidés normaux ; ce qu'une garantie borne.`,
      ),
    },
    {
      lead: say("ROC AUC:", fr`AUC ROC :`),
      text: say(
        en`ranks methods without a threshold; decides nothing.`,
        fr`classe les méthodes sans seuil ; ne décide de rien.`,
      ),
    },
    {
      lead: say("Accuracy:", fr`Exactitude :`),
      text: say(
        en`moves with the share of cancers, which is not known.`,
        fr`varie avec la part de cancers, qui est inconnue.`,
      ),
    },
  ];
}

const figureOf = ({ figures }: Experiment, id: string) => figures.find((figure) => figure.id === id);

/** The cheapest experiments by what their errors cost, the champion among them in bold. */
function tableOf(tell: Tell): Block | null {
  const { report, say, quoter, estimate, figure } = tell;
  const costed = report.experiments.filter(
    (one) => figureOf(one, "costPerImage")?.value != null && figureOf(one, "recallAtTarget")?.value != null,
  );
  if (costed.length === 0) return null;
  const cost = (one: Experiment) => figureOf(one, "costPerImage")?.value ?? Infinity;
  const mine = (one: Experiment) => one.id === report.champion?.experimentId;
  const sorted = [...costed].sort((a, b) => Number(mine(b)) - Number(mine(a)) || cost(a) - cost(b));
  const rows = sorted.map((one): Cell[] => {
    const path = `/experiments/${one.id}/figures`;
    const bold = mine(one);
    return [
      { text: experimentName(quoter, one), bold },
      { text: estimate(`${path}/recallAtTarget/value`, "figure"), bold, align: "right" },
      { text: figure(`${path}/costPerImage/value`), bold, align: "right" },
    ];
  });
  return {
    ...{ kind: "table", name: say("Costly errors", fr`Erreurs coûteuses`) },
    description: say(
      en`Recall at the target and cost per image of experiments.`,
      fr`Rappel à la cible et coût par image des expériences.`,
    ),
    header: [
      { text: say("Method", fr`Méthode`) },
      { text: say("Recall", "Rappel"), align: "right" },
      { text: say("Cost*", fr`Coût*`), align: "right" },
    ],
    rows,
    cut: (shown) =>
      say(
        en`The champion, and the next ${numberWord(shown - 1, "en")} by cost.`,
        fr`Le champion, et les ${numberWord(shown - 1, "fr")} suivants par coût.`,
      ),
  };
}

function notes({ report, say, estimate, figure, count }: Tell): string[] {
  const { champion } = report;
  if (!champion)
    return [
      say(
        en`An automatic normal that is a cancer is never looked at again: this error is the one to bound.`,
        fr`Un cancer décidé normal automatiquement n'est plus jamais regardé : c'est cette erreur qu'il faut borner.`,
      ),
    ];
  const path = `/experiments/${champion.experimentId}/figures`;
  const experiment = report.experiments.find(({ id }) => id === champion.experimentId);
  const has = (id: string) => experiment?.figures.find((one) => one.id === id)?.value != null;
  return [
    say(
      en`An automatic normal that is a cancer is never looked at again, whereas a false alarm is read by an expert: this is why errors are weighed.`,
      fr`Un cancer décidé normal automatiquement n'est plus jamais regardé, alors qu'une fausse alerte est lue par un expert : voilà pourquoi les erreurs sont pesées.`,
    ),
    ...(has("recallAtTarget")
      ? [
          say(
            en`Champion: recall ${estimate(`${path}/recallAtTarget/value`, "figure")} on n = ${count(`${path}/recallAtTarget/n`)}, estimated and not guaranteed.`,
            fr`Champion : rappel ${estimate(`${path}/recallAtTarget/value`, "figure")} sur n = ${count(`${path}/recallAtTarget/n`)}, estimé et non garanti.`,
          ),
        ]
      : []),
    ...(has("accuracy")
      ? [
          say(
            en`Its accuracy at one half would read ${figure(`${path}/accuracy/value`)}, and says nothing of which error is made.`,
            fr`Son exactitude au seuil un demi serait de ${figure(`${path}/accuracy/value`)}, et ne dit pas quelle erreur est faite.`,
          ),
        ]
      : []),
  ];
}
