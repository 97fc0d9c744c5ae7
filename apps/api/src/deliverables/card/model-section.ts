import { classifierName } from "../../messages/method-texts.ts";
import { en, fr } from "../../messages/typography.ts";
import { dayText } from "../charts/chart-texts.ts";
import { experimentName, experimentOf } from "../kit/experiment-name.ts";
import type { Report } from "../report.ts";
import type { Tell } from "../slides/content/tell.ts";
import { type Block, heading, paragraph } from "./blocks.ts";

type Experiment = Report["experiments"][number];

/** What the model is, what it may be used for and what not. */
export function modelSection(tell: Tell, champion: Experiment): Block[] {
  const { report, say, quoter, language } = tell;
  const { product, runtime, createdAt } = report;
  const name = classifierName(champion.method, champion.methodName, language);
  const day = dayText(createdAt, language);
  return [
    {
      kind: "heading",
      level: 1,
      text: say(
        en`Model card: ${name} for brain MRI slices`,
        fr`Carte du modèle : ${name} pour des coupes d'IRM cérébrale`,
      ),
    },
    paragraph(
      say(
        en`Research tool, not a medical device. It gives a brain MRI slice a probability of being labelled cancer, and leaves what it cannot decide to a human. It says nothing of a patient.`,
        fr`Outil de recherche, pas un dispositif médical. Il donne à une coupe d'IRM cérébrale une probabilité d'être étiquetée cancer, et laisse à un humain ce qu'il ne peut décider. Il ne dit rien d'un patient.`,
      ),
    ),
    ...(report.dataset.synthetic
      ? [
          paragraph(
            say(
              en`Synthetic demonstration data: the product drew these images itself, and nothing here speaks of a person.`,
              fr`Données de démonstration synthétiques : le produit a dessiné ces images lui-même, rien ici ne parle d'une personne.`,
            ),
          ),
        ]
      : []),
    {
      kind: "table",
      header: [say("Model", fr`Modèle`), ""],
      rows: [
        [say("Classifier", "Classifieur"), experimentName(quoter, champion)],
        [say("Parameters", fr`Paramètres`), parametersText(tell, champion)],
        [
          say("Features", fr`Descripteurs`),
          say(
            en`${champion.layer} of the backbone ${champion.backbone}`,
            fr`${champion.layer} du réseau ${champion.backbone}`,
          ),
        ],
        [
          say("Fitted inside each fold", fr`Ajusté dans chaque pli`),
          [...new Set(champion.protocol.fittedInsideFold)].join(", "),
        ],
        [
          say("Made by", "Fait par"),
          `${product.name} ${product.version}, ${day}, onnxruntime ${runtime.onnxruntime}, ${runtime.platform}`,
        ],
        [say("Seed", "Graine"), quoter.quote("/seed", "count")],
        [
          say("Licence", "Licence"),
          say(
            en`Apache-2.0 for the product; that of the images it learned from may limit its use further`,
            fr`Apache-2.0 pour le produit ; celle des images dont il a appris peut limiter davantage son usage`,
          ),
        ],
      ],
    },
    heading(say("Intended use", fr`Usage prévu`)),
    {
      kind: "list",
      items: [
        say(
          en`Research: ordering and pre-labelling slices that are like the ones it learned from, with a human reading what it leaves open.`,
          fr`Recherche : trier et pré-étiqueter des coupes semblables à celles dont il a appris, un humain lisant ce qu'il laisse ouvert.`,
        ),
        say(
          en`Not for: diagnosis, triage of patients, or any decision about a person; other organs, scanners or sequences; images of another source without a new random audit.`,
          fr`Pas pour : un diagnostic, un tri de patients, une décision sur une personne ; d'autres organes, appareils ou séquences ; des images d'une autre source sans un nouvel audit au hasard.`,
        ),
      ],
    },
  ];
}

/** Of an experiment by its id. */
export function championOf(report: Report): Experiment | null {
  return report.champion ? experimentOf(report, report.champion.experimentId) : null;
}

function parametersText({ quoter, say }: Tell, { id, parameters }: Experiment): string {
  const told = Object.entries(parameters).map(([name, value]) => {
    const text =
      typeof value === "number" ? quoter.quote(`/experiments/${id}/parameters/${name}`, "short") : String(value);
    return `${name} = ${text}`;
  });
  return told.length > 0 ? told.join(", ") : say("none", "aucun");
}
