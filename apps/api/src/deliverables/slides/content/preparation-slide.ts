import { capitalised, en, fr } from "../../../messages/typography.ts";
import { experimentOf } from "../../kit/experiment-name.ts";
import type { Block, Point, SlideSpec } from "../compose/spec.ts";
import { firstRows } from "./cut-texts.ts";
import { areaBody, areaRow, candidateAt, type Experiment, isPlain, sameBut } from "./experiment-rows.ts";
import type { Tell } from "./tell.ts";

/** How an image becomes numbers, and what other ways of preparing it change. */
export function preparationSlide(tell: Tell): SlideSpec {
  const { report, say } = tell;
  const baseline = report.comparison?.baseline;
  const base = baseline ? experimentOf(report, baseline) : null;
  const others = base ? report.experiments.filter((one) => sameBut(base, one, "preparation")) : [];
  const chart = base && others.length > 0 ? chartOf(tell, [base, ...others]) : null;
  return {
    kind: "content",
    title: titleOf(tell, others, chart !== null),
    columns: chart
      ? [
          { share: 0.54, blocks: [chart] },
          { share: 0.46, blocks: [{ kind: "points", items: points(tell) }] },
        ]
      : [{ share: 1, blocks: [{ kind: "points", items: points(tell) }] }],
    source: tell.source(
      ...(base && chart
        ? [
            say(
              en`Same method, layer and folds; n = ${tell.count(`/experiments/${base.id}/figures/rocAuc/n`)}.`,
              fr`Même méthode, même couche, mêmes plis ; n = ${tell.count(`/experiments/${base.id}/figures/rocAuc/n`)}.`,
            ),
          ]
        : []),
    ),
    notes: notes(tell, others),
  };
}

function titleOf({ report, say }: Tell, others: readonly Experiment[], compared: boolean): string {
  if (!compared)
    return say(
      en`Every image becomes a list of numbers, read inside a trained network`,
      fr`Chaque image devient une liste de nombres, lue dans un réseau entraîné`,
    );
  const better = others.some(({ id }) => {
    const at = candidateAt(report, id);
    return at !== -1 && report.comparison?.candidates[at].difference.verdict === "BETTER";
  });
  return better
    ? say(
        en`One other way of preparing the images is shown to do better`,
        fr`Une autre préparation des images fait mieux, de façon démontrée`,
      )
    : say(
        en`No other way of preparing the images is shown to beat the plain one`,
        fr`Aucune autre préparation des images ne fait mieux que la plus simple, de façon démontrée`,
      );
}

function chartOf(tell: Tell, experiments: readonly Experiment[]): Block | null {
  const { say } = tell;
  const rows = experiments
    .flatMap((one) => areaRow(tell, one, { label: preparationName(tell, one), tone: "ink", marked: isPlain(one) }))
    .sort((a, b) => b.value - a.value);
  if (rows.length < 2) return null;
  return {
    ...{ kind: "forest", name: say(en`Ways of preparing`, fr`Préparations`) },
    description: say(
      en`ROC AUC with its interval for each way of preparing images and features.`,
      fr`AUC ROC avec son intervalle pour chaque préparation des images et des vecteurs.`,
    ),
    body: areaBody(tell, rows, 3),
    cut: (shown) => firstRows(tell, shown, true),
  };
}

function preparationName({ say, count }: Tell, experiment: Experiment): string {
  const { id, preprocessing, representation } = experiment;
  const images = {
    plain: null,
    equalised: say(en`equalised`, fr`égalisée`),
    clahe: "CLAHE",
    cropped: say(en`brain-cropped`, fr`recadrée`),
  }[preprocessing];
  const features =
    representation.kind === "raw"
      ? null
      : representation.kind === "standardised"
        ? say(en`standardised`, fr`standardisée`)
        : say(
            en`PCA, ${count(`/experiments/${id}/representation/nComponents`)} axes`,
            fr`ACP, ${count(`/experiments/${id}/representation/nComponents`)} axes`,
          );
  return [images, features].filter((part) => part !== null).join(" · ") || say(en`plain`, fr`simple`);
}

function points({ report, say, count, quoter }: Tell): Point[] {
  const { embeddings, execution } = report;
  const [first] = embeddings;
  const asReference = report.checks?.find(({ id }) => id === "preprocessingReference")?.status === "pass";
  const layers = embeddings.map(({ layer }, i) =>
    say(en`${count(`/embeddings/${i}/dim`)} (${layer})`, fr`${count(`/embeddings/${i}/dim`)} (${layer})`),
  );
  return [
    {
      lead: say("Image:", fr`Image :`),
      text: asReference
        ? say(
            en`decoded, resized and cropped as torchvision does it, to the bit.`,
            fr`décodée, redimensionnée et rognée comme torchvision, au bit près.`,
          )
        : say(en`decoded, resized and cropped.`, fr`décodée, redimensionnée et rognée.`),
    },
    ...(first
      ? [
          {
            lead: say("Features:", fr`Vecteurs :`),
            text: say(
              en`numbers an image, read from ${first.backbone}: ${layers.join(", ")}.`,
              fr`nombres par image, lus dans ${first.backbone} : ${layers.join(", ")}.`,
            ),
          },
        ]
      : []),
    ...(execution?.imagesPerSecond != null
      ? [
          {
            lead: say("Speed:", fr`Vitesse :`),
            text: say(
              en`${quoter.quote("/execution/imagesPerSecond", "short")} images a second on this machine (${execution.provider}).`,
              fr`${quoter.quote("/execution/imagesPerSecond", "short")} images par seconde sur cette machine (${execution.provider}).`,
            ),
          },
        ]
      : []),
    {
      lead: say("Folds:", fr`Plis :`),
      text: say(
        en`whatever learns (scaling, axes, parameters) is fitted inside the fold.`,
        fr`tout ce qui apprend (échelle, axes, paramètres) est ajusté dans le pli.`,
      ),
    },
  ];
}

function notes(tell: Tell, others: readonly Experiment[]): string[] {
  const { report, say, signed, span, count } = tell;
  const compared = others.flatMap((one) => {
    const at = candidateAt(report, one.id);
    const told = at === -1 ? null : report.comparison?.candidates[at].difference;
    if (!told || told.difference === null || !told.interval) return [];
    const path = `/comparison/candidates/${at}/difference`;
    const name = capitalised(preparationName(tell, one));
    return [
      say(
        en`${name}, less the plain one: ${signed(`${path}/difference`)} in ROC AUC (${span(`${path}/interval`, "signed")}; n = ${count(`${path}/n`)}).`,
        fr`${name}, moins la plus simple : ${signed(`${path}/difference`)} d'AUC ROC (${span(`${path}/interval`, "signed")} ; n = ${count(`${path}/n`)}).`,
      ),
    ];
  });
  return [
    say(
      en`The network is taken as it is: nothing in this study trains it on these labels.`,
      fr`Le réseau est pris tel quel : rien dans cette étude ne l'entraîne sur ces étiquettes.`,
    ),
    ...compared,
  ];
}
