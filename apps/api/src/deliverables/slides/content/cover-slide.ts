import { en, fr } from "../../../messages/typography.ts";
import { inputFigure, taskFigures } from "../../kit/scenario-figures.ts";
import type { Block, SlideSpec } from "../compose/spec.ts";
import type { Tell } from "./tell.ts";
import { VERDICT_TONES, verdictGround, verdictOpening } from "./verdict-sentence.ts";

/** Context and question, and the answer in a sentence. */
export function coverSlide(tell: Tell): SlideSpec {
  const { report, say, count, euro } = tell;
  const { scaleUp } = report;
  if (!scaleUp) return coverWithoutAnswer(tell);
  const task = taskFigures(scaleUp);
  const [images, budget] = [count(task.images.path), euro(task.budget.path)];
  return {
    kind: "cover",
    title: say(
      en`Can ${images} brain MRI slices be labelled for ${budget}?`,
      fr`Peut-on étiqueter ${images} coupes d'IRM cérébrale pour ${budget} ?`,
    ),
    columns: [
      {
        share: 1,
        blocks: [
          {
            ...{ kind: "callout", size: "large", tone: VERDICT_TONES[scaleUp.answer.verdict.status] },
            text: `${verdictOpening(tell, scaleUp)}. ${verdictGround(tell, scaleUp)}`,
          },
          ...pricesBlock(tell),
        ],
      },
    ],
    source: tell.source(),
    notes: [
      say(
        en`The question as asked: can ${images} images be labelled for ${budget}, and under which conditions? The answer follows from this study's own measurements and from prices that are marked as given, measured or assumed.`,
        fr`La question telle que posée : peut-on étiqueter ${images} images pour ${budget}, et à quelles conditions ? La réponse découle des mesures de cette étude et de prix marqués comme donnés, mesurés ou supposés.`,
      ),
      say(
        en`“Cancer” reads “labelled cancer”, slice by slice: nothing here speaks of a patient.`,
        fr`« Cancer » se lit « étiqueté cancer », coupe par coupe : rien ici ne parle d'un patient.`,
      ),
    ],
  };
}

/** What the pilot pays for an image, and what the task would. */
function pricesBlock({ report, say, count, euro }: Tell): Block[] {
  const { scaleUp } = report;
  if (!scaleUp) return [];
  const at = scaleUp.answer.breakEvens.findIndex(({ id }) => id === "automaticLabelEuro");
  const pilot = [inputFigure(scaleUp, "pilotBudgetEuro"), inputFigure(scaleUp, "pilotImages")];
  const items = [
    ...(pilot[0] && pilot[1]
      ? [
          {
            value: euro(pilot[0].path),
            label: say(
              en`for the ${count(pilot[1].path)} images of the pilot`,
              fr`pour les ${count(pilot[1].path)} images du pilote`,
            ),
          },
        ]
      : []),
    ...(at === -1
      ? []
      : [
          {
            value: euro(`/scaleUp/answer/breakEvens/automaticLabelEuro/today`),
            label: say(en`a label today, all included`, fr`l'étiquette aujourd'hui, tout compris`),
          },
        ]),
    ...(at === -1 || scaleUp.answer.breakEvens[at].value === null
      ? []
      : [
          {
            value: euro(`/scaleUp/answer/breakEvens/automaticLabelEuro/value`),
            label: say(en`a label, for the budget to suffice`, fr`l'étiquette, pour que le budget suffise`),
          },
        ]),
  ];
  return items.length > 0 ? [{ kind: "figures", items }] : [];
}

function coverWithoutAnswer(tell: Tell): SlideSpec {
  const { say, count } = tell;
  const images = count("/dataset/counts/images");
  return {
    kind: "cover",
    title: say(
      en`How far can these ${images} brain MRI slices be labelled automatically?`,
      fr`Jusqu'où peut-on étiqueter automatiquement ces ${images} coupes d'IRM cérébrale ?`,
    ),
    columns: [
      {
        share: 1,
        blocks: [
          {
            ...{ kind: "callout", size: "large", tone: "heed" },
            text: say(
              en`What a larger set would cost is not answered in this report.`,
              fr`Ce que coûterait un ensemble plus grand n'a pas de réponse dans ce rapport.`,
            ),
          },
          {
            kind: "figures",
            items: [
              {
                value: count("/dataset/counts/distinct"),
                label: say(en`distinct images`, fr`images distinctes`),
              },
              {
                value: count("/dataset/counts/normal"),
                label: say(en`labelled normal`, fr`étiquetées normal`),
              },
              {
                value: count("/dataset/counts/cancer"),
                label: say(en`labelled cancer`, fr`étiquetées cancer`),
              },
            ],
          },
        ],
      },
    ],
    source: tell.source(),
    notes: [
      say(
        en`The question of a larger set needs a study of this version: run it again, what did not change is not computed twice.`,
        fr`La question d'un ensemble plus grand demande une étude de cette version : relancez-la, ce qui n'a pas changé n'est pas recalculé.`,
      ),
    ],
  };
}
