import { en, fr } from "../../../messages/typography.ts";
import type { Point, SlideSpec } from "../compose/spec.ts";
import type { Tell } from "./tell.ts";

/** What these results do not say. */
export function limitsSlide(tell: Tell): SlideSpec {
  const items = [...fewLabels(tell), ...unfairLabels(tell), ...backbone(tell), ...choice(tell), ...alwaysSo(tell)];
  const half = Math.ceil(items.length / 2);
  return {
    kind: "content",
    title: titleOf(tell),
    columns: [items.slice(0, half), items.slice(half)].map((some) => ({
      share: 0.5,
      blocks: [{ kind: "points", items: some }],
    })),
    source: tell.source(),
    notes: notes(tell),
  };
}

function titleOf({ report, say }: Tell): string {
  const unfair = report.audits?.representativeness.fair === false;
  const reasons = [
    ...(tooFew(report) ? [say("few labels", fr`peu d'étiquettes`)] : []),
    unfair ? say("no fair sample", fr`échantillon non représentatif`) : say("one source", fr`une seule source`),
  ].join(", ");
  return say(
    en`What holds here need not hold elsewhere: ${reasons}`,
    fr`Ce qui vaut ici ne vaut pas forcément ailleurs : ${reasons}`,
  );
}

/** Whether the labels cannot even say how many cancers are missed. */
function tooFew({ guarantee }: Tell["report"]): boolean {
  return !guarantee || guarantee.status === "not decidable";
}

function fewLabels({ report, say, count }: Tell): Point[] {
  const counts = "/dataset/counts";
  const told = report.guarantee
    ? [count("/guarantee/nCancer"), count("/guarantee/nNormal")]
    : [count(`${counts}/cancer`), count(`${counts}/normal`)];
  return [
    tooFew(report)
      ? {
          lead: say("Few labels:", fr`Peu d'étiquettes :`),
          text: say(
            en`${told[0]} cancers and ${told[1]} normals; every interval is wide.`,
            fr`${told[0]} cancers et ${told[1]} normaux ; tous les intervalles sont larges.`,
          ),
        }
      : {
          lead: say("Labels:", fr`Étiquettes :`),
          text: say(
            en`${told[0]} cancers and ${told[1]} normals; the intervals say how far they carry.`,
            fr`${told[0]} cancers et ${told[1]} normaux ; les intervalles disent leur portée.`,
          ),
        },
  ];
}

function unfairLabels({ report, say, figure, share }: Tell): Point[] {
  const { representativeness, coverage } = report.audits ?? {};
  return [
    ...(representativeness?.fair === false && representativeness.auc !== null
      ? [
          {
            lead: say("Not a fair sample:", fr`Échantillon non représentatif :`),
            text: say(
              en`AUC ${figure("/audits/representativeness/auc")} between labelled and unlabelled images; scores need not carry over.`,
              fr`AUC ${figure("/audits/representativeness/auc")} entre images étiquetées et non étiquetées ; les scores ne s'y transposent pas d'office.`,
            ),
          },
        ]
      : []),
    ...(coverage?.shareUncovered != null
      ? [
          {
            lead: say("Extrapolation:", fr`Extrapolation :`),
            text: say(
              en`${share("/audits/coverage/shareUncovered")} of the unlabelled images lie far from every label.`,
              fr`${share("/audits/coverage/shareUncovered")} des images sans étiquette sont loin de toute étiquette.`,
            ),
          },
        ]
      : []),
  ];
}

function backbone({ report, say, count }: Tell): Point[] {
  return report.embeddings.some(({ backboneHasSeenImages }) => backboneHasSeenImages)
    ? [
        {
          lead: say("Seen before:", fr`Déjà vues :`),
          text: say(
            en`the backbone learned from ${count("/embeddings/0/imagesSeen")} of these files, without labels; new images may do worse.`,
            fr`le réseau a appris de ${count("/embeddings/0/imagesSeen")} de ces fichiers, sans étiquettes ; des images nouvelles peuvent donner moins bien.`,
          ),
        },
      ]
    : [];
}

function choice({ report, say, figure, count }: Tell): Point[] {
  const { champion } = report;
  if (!champion || champion.chosenAmong < 2 || (champion.optimism?.value ?? 0) <= 0) return [];
  return [
    {
      lead: say("Chosen:", fr`Choisi :`),
      text: say(
        en`the best of ${count("/champion/chosenAmong")} is flattered, by about ${figure("/champion/optimism/value")} in ROC AUC.`,
        fr`le meilleur de ${count("/champion/chosenAmong")} est flatté, d'environ ${figure("/champion/optimism/value")} d'AUC ROC.`,
      ),
    },
  ];
}

function alwaysSo({ report, say }: Tell): Point[] {
  return [
    {
      lead: say("One source:", fr`Une seule source :`),
      text: say(
        en`nothing here speaks for other scanners or hospitals.`,
        fr`rien ici ne parle pour d'autres appareils ou hôpitaux.`,
      ),
    },
    {
      lead: say("Slices, not patients:", fr`Des coupes, pas des patients :`),
      text: say(
        en`slices of one patient cannot be told apart without patient numbers.`,
        fr`sans numéros de patient, les coupes d'un même patient ne se reconnaissent pas.`,
      ),
    },
    ...(report.dataset.synthetic
      ? [
          {
            lead: say("Synthetic:", fr`Synthétiques :`),
            text: say(
              en`the product drew these images itself; nothing here speaks of a person.`,
              fr`le produit a dessiné ces images lui-même ; rien ici ne parle d'une personne.`,
            ),
          },
        ]
      : []),
  ];
}

function notes({ report, say, figure, share, span }: Tell): string[] {
  const explained = report.audits?.shortcutsExplained;
  return [
    ...(explained?.rSquared != null && explained.rSquared > 0 && explained.interval
      ? [
          say(
            en`Measures taken without looking at the picture explain ${share("/audits/shortcutsExplained/rSquared")} of how the score varies (${span("/audits/shortcutsExplained/interval", "share")}): part of it may be a shortcut.`,
            fr`Des mesures prises sans regarder l'image expliquent ${share("/audits/shortcutsExplained/rSquared")} de la variation du score (${span("/audits/shortcutsExplained/interval", "share")}) : une part peut être un raccourci.`,
          ),
        ]
      : []),
    ...(report.prevalence?.labelShift?.auc != null && report.prevalence.labelShift.verdict === "REFUTED"
      ? [
          say(
            en`Even reweighted to the estimated share of cancers, labelled and unlabelled images can be told apart: AUC ${figure("/prevalence/labelShift/auc")}.`,
            fr`Même repondérées à la part de cancers estimée, images étiquetées et non étiquetées se distinguent : AUC ${figure("/prevalence/labelShift/auc")}.`,
          ),
        ]
      : []),
    say(
      en`Research tool, not a medical device: no decision about a person may rest on it.`,
      fr`Outil de recherche, pas un dispositif médical : aucune décision sur une personne ne peut s'y fonder.`,
    ),
  ];
}
