import { en, fr } from "../../../messages/typography.ts";
import type { Point, SlideSpec } from "../compose/spec.ts";
import { PALETTE } from "../pptx/palette.ts";
import type { Tell } from "./tell.ts";

/** What there is: files, distinct images, labels. */
export function dataSlide(tell: Tell): SlideSpec {
  const { report, say, count } = tell;
  const { counts } = report.dataset;
  const at = (name: keyof typeof counts) => count(`/dataset/counts/${name}`);
  const bar = (name: keyof typeof counts, label: string, color: string) => ({ label, value: counts[name], color });
  for (const name of ["images", "labelledDistinct"] as const) at(name);
  return {
    kind: "content",
    title:
      counts.labelledDistinct < counts.distinct / 2
        ? say(
            en`${at("distinct")} distinct images, and only ${at("labelledDistinct")} of them carry a label`,
            fr`${at("distinct")} images distinctes, dont ${at("labelledDistinct")} seulement portent une étiquette`,
          )
        : say(
            en`${at("distinct")} distinct images, ${at("labelledDistinct")} of them with a label`,
            fr`${at("distinct")} images distinctes, dont ${at("labelledDistinct")} avec une étiquette`,
          ),
    columns: [
      {
        share: 0.52,
        blocks: [
          {
            kind: "bars",
            spaced: tell.language === "fr",
            name: say("Images and labels", "Images et étiquettes"),
            description: say(
              en`Bars: files, distinct images, labelled ones, labelled cancer and normal.`,
              fr`Barres : fichiers, images distinctes, étiquetées, étiquetées cancer et normal.`,
            ),
            rows: [
              bar("images", say("Files", "Fichiers"), PALETTE.unlabelled),
              bar("distinct", say("Distinct images", "Images distinctes"), PALETTE.unlabelled),
              bar("labelledDistinct", say("Labelled", "Étiquetées"), PALETTE.primary),
              bar("cancer", say("… cancer", "… cancer"), PALETTE.cancer),
              bar("normal", say("… normal", "… normal"), PALETTE.normal),
            ],
          },
        ],
      },
      { share: 0.48, blocks: [{ kind: "points", items: points(tell) }] },
    ],
    source: tell.source(),
    notes: notes(tell),
  };
}

function points({ report, say, count, share, span }: Tell): Point[] {
  const at = (name: string) => count(`/dataset/counts/${name}`);
  const { prevalence, embeddings } = report;
  const items: Point[] = [
    {
      lead: say("Labels:", en`Étiquettes :`),
      text: say(
        en`${at("cancer")} cancer, ${at("normal")} normal, ${at("conflictingLabels")} contradictory.`,
        fr`${at("cancer")} cancer, ${at("normal")} normal, ${at("conflictingLabels")} contradictoire.`,
      ),
    },
    {
      lead: say("Duplicates:", fr`Doublons :`),
      text: say(
        en`${at("images")} files show ${at("distinct")} pictures; a picture counts once.`,
        fr`${at("images")} fichiers montrent ${at("distinct")} images ; une image compte une fois.`,
      ),
    },
  ];
  if (prevalence?.pool.estimate != null && prevalence.labelledShare !== null) {
    const spread =
      prevalence.pool.low === null || prevalence.pool.high === null
        ? share("/prevalence/pool/estimate")
        : `${share("/prevalence/pool/estimate")} (${span("/prevalence/pool", "share")})`;
    items.push({
      lead: say("Cancers:", fr`Cancers :`),
      text: say(
        en`an estimated ${spread} of the unlabelled images, against ${share("/prevalence/labelledShare")} of the labelled.`,
        fr`${spread} des images sans étiquette d'après l'estimation, contre ${share("/prevalence/labelledShare")} des étiquetées.`,
      ),
    });
  }
  if (embeddings.some(({ backboneHasSeenImages }) => backboneHasSeenImages))
    items.push({
      lead: say("Backbone:", fr`Réseau :`),
      text: say(
        en`it has seen ${count("/embeddings/0/imagesSeen")} of these files, without labels.`,
        fr`il a vu ${count("/embeddings/0/imagesSeen")} de ces fichiers, sans étiquettes.`,
      ),
    });
  return items;
}

function notes({ report, say, count }: Tell): string[] {
  const at = (name: string) => count(`/dataset/counts/${name}`);
  return [
    say(
      en`${at("images")} files, ${at("distinct")} distinct pictures, ${at("duplicateGroups")} of them there more than once; ${at("labelledDistinct")} distinct pictures carry a label.`,
      fr`${at("images")} fichiers, ${at("distinct")} images distinctes, dont ${at("duplicateGroups")} présentes plusieurs fois à l'identique ; ${at("labelledDistinct")} images distinctes portent une étiquette.`,
    ),
    ...(report.prevalence?.labelShift?.verdict === "REFUTED"
      ? [
          say(
            en`The estimated share of cancers rests on labelled and unlabelled images differing in that share alone; a test speaks against it: do not rely on it.`,
            fr`La part de cancers estimée suppose qu'images étiquetées et non étiquetées ne diffèrent que par elle ; un test dit le contraire : ne pas s'y fier.`,
          ),
        ]
      : []),
    say(
      en`Labels are image-level: “cancer” reads “labelled cancer”, it says nothing of a patient.`,
      fr`Les étiquettes sont par image : « cancer » se lit « étiquetée cancer », cela ne dit rien d'un patient.`,
    ),
  ];
}
