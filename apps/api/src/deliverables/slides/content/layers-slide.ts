import { classifierName } from "../../../messages/method-texts.ts";
import { en, fr } from "../../../messages/typography.ts";
import { canBeSeen } from "../../kit/can-be-seen.ts";
import { experimentOf } from "../../kit/experiment-name.ts";
import type { Block, Point, SlideSpec } from "../compose/spec.ts";
import { firstRows } from "./cut-texts.ts";
import { areaBody, areaRow, candidateAt, type Experiment, isPlain, sameBut } from "./experiment-rows.ts";
import { missingSlide } from "./missing-slide.ts";
import type { Tell } from "./tell.ts";

/** Two depths of the network beside one another, all else equal. */
export function layersSlide(tell: Tell): SlideSpec {
  const { report, say, language } = tell;
  const plain = report.experiments.filter(isPlain);
  const paired = plain.filter((one) => plain.some((other) => sameBut(one, other, "layer")));
  const rows = paired
    .flatMap((one) =>
      areaRow(tell, one, {
        label: `${one.layer} · ${classifierName(one.method, one.methodName, language)}`,
        ...{ tone: one.layer === "layer3" ? "second" : "ink", marked: false },
      }),
    )
    .sort((a, b) => b.value - a.value);
  if (rows.length < 2)
    return missingSlide(tell, {
      title: say(
        en`Which layer is better could not be measured`,
        fr`Quelle couche est la meilleure n'a pas pu être mesuré`,
      ),
      why: say(
        en`No method was measured on two layers with an interval.`,
        fr`Aucune méthode n'a été mesurée sur deux couches avec un intervalle.`,
      ),
      needed: [
        say(
          en`Label more images of both classes, and put both layers in the plan.`,
          fr`Étiqueter davantage d'images des deux classes, et mettre les deux couches au plan.`,
        ),
      ],
    });
  const compared = comparedLayer(tell, plain);
  const chart: Block = {
    ...{ kind: "forest", name: say("Layers", "Couches") },
    description: say(
      en`ROC AUC with its interval for each method and layer.`,
      fr`AUC ROC avec son intervalle pour chaque méthode et chaque couche.`,
    ),
    body: areaBody(tell, rows, 3),
    cut: (shown) => firstRows(tell, shown),
  };
  const n = tell.count(`/experiments/${rows[0].id}/figures/rocAuc/n`);
  return {
    kind: "content",
    title: compared
      ? titleOf(tell, compared)
      : say(en`The layers are measured side by side`, fr`Les couches sont mesurées côte à côte`),
    columns: [
      { share: 0.7, blocks: [chart] },
      { share: 0.3, blocks: [{ kind: "points", items: points(tell, compared) }] },
    ],
    source: tell.source(say(en`Same images, same folds; n = ${n}.`, fr`Mêmes images, mêmes plis ; n = ${n}.`)),
    notes: notes(tell, compared),
  };
}

type Compared = { at: number; layer: string; other: string };

/** The comparison of the baseline with the same method on the other layer. */
function comparedLayer({ report }: Tell, plain: readonly Experiment[]): Compared | null {
  const { baseline } = report.comparison ?? {};
  if (!baseline) return null;
  const base = experimentOf(report, baseline);
  const twin = plain.find((one) => sameBut(base, one, "layer"));
  const at = twin ? candidateAt(report, twin.id) : -1;
  if (!twin || at === -1 || report.comparison?.candidates[at].difference.difference == null) return null;
  return { at, layer: base.layer, other: twin.layer };
}

function titleOf({ report, say, signed, estimate }: Tell, { at, layer, other }: Compared): string {
  const path = `/comparison/candidates/${at}/difference`;
  const difference = estimate(`${path}/difference`, "signed");
  const verdict = report.comparison?.candidates[at].difference.verdict;
  if (verdict === "NO_DIFFERENCE_SHOWN")
    return say(
      en`No difference shown between the layers: ${other} less ${layer}, ${difference} in ROC AUC`,
      fr`Aucune différence montrée entre les couches : ${other} moins ${layer}, ${difference} d'AUC ROC`,
    );
  const better = verdict === "BETTER" ? other : layer;
  return say(
    en`${better} is shown to be the better layer: ${other} less ${layer}, ${difference} in ROC AUC`,
    fr`${better} est la meilleure couche, de façon démontrée : ${other} moins ${layer}, ${signed(`${path}/difference`)} d'AUC ROC`,
  );
}

function points({ report, say, count, figure }: Tell, compared: Compared | null): Point[] {
  const { embeddings, champion } = report;
  const mine = champion ? experimentOf(report, champion.experimentId).layer : null;
  const smallest = compared ? report.comparison?.candidates[compared.at].difference.smallestEffectAmongAll : undefined;
  return [
    ...embeddings.map(({ layer }, i) => ({
      lead: say(en`${layer}:`, fr`${layer} :`),
      text:
        layer === "avgpool"
          ? say(
              en`the network's last word, ${count(`/embeddings/${i}/dim`)} numbers.`,
              fr`le dernier mot du réseau, ${count(`/embeddings/${i}/dim`)} nombres.`,
            )
          : say(
              en`earlier, nearer to texture, ${count(`/embeddings/${i}/dim`)} numbers.`,
              fr`plus tôt, plus proche de la texture, ${count(`/embeddings/${i}/dim`)} nombres.`,
            ),
    })),
    ...(compared && canBeSeen(smallest)
      ? [
          {
            lead: say("Reach:", fr`Portée :`),
            text: say(
              en`a difference of ${figure(`/comparison/candidates/${compared.at}/difference/smallestEffectAmongAll`)} would have been seen.`,
              fr`une différence de ${figure(`/comparison/candidates/${compared.at}/difference/smallestEffectAmongAll`)} aurait été vue.`,
            ),
          },
        ]
      : []),
    ...(mine
      ? [
          {
            lead: say("Champion:", fr`Champion :`),
            text: say(en`it reads ${mine}.`, fr`il lit ${mine}.`),
          },
        ]
      : []),
  ];
}

function notes({ say, figure, count, report }: Tell, compared: Compared | null): string[] {
  const general = say(
    en`“No difference shown” is not “the same”: the smallest effect says what these data would have shown.`,
    fr`« Aucune différence montrée » ne veut pas dire « pareil » : le plus petit effet dit ce que ces données auraient montré.`,
  );
  if (!compared || report.comparison?.candidates[compared.at].difference.holmPValue == null) return [general];
  const path = `/comparison/candidates/${compared.at}/difference`;
  return [
    say(
      en`Paired by fold, n = ${count(`${path}/n`)} families, ${count(`${path}/nFolds`)} folds; p adjusted for all comparisons: ${figure(`${path}/holmPValue`)}.`,
      fr`Apparié par pli, n = ${count(`${path}/n`)} familles, ${count(`${path}/nFolds`)} plis ; p ajusté au nombre de comparaisons : ${figure(`${path}/holmPValue`)}.`,
    ),
    general,
  ];
}
