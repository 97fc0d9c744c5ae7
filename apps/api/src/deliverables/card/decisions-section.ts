import { en, fr } from "../../messages/typography.ts";
import type { Tell } from "../slides/content/tell.ts";
import { type Block, heading, paragraph } from "./blocks.ts";

/** Thresholds, what they decide, and what is known of the miss rate. */
export function decisionsSection(tell: Tell): Block[] {
  const { say, report } = tell;
  return [
    heading(say("Thresholds and decisions", fr`Seuils et décisions`)),
    ...(report.predictions.rule ? [paragraph(ruleText(tell)), paragraph(decidedText(tell))] : []),
    ...(report.guarantee ? [paragraph(guaranteeText(tell))] : []),
  ];
}

function ruleText({ say, report, figure }: Tell): string {
  const { cancerFrom, normalUpTo } = report.predictions.rule ?? {};
  const path = "/predictions/rule";
  const normal =
    cancerFrom == null
      ? say(en`No image is decided normal.`, fr`Aucune image n'est décidée normale.`)
      : say(
          en`Raw scores below ${figure(`${path}/cancerFrom`)} may be decided normal.`,
          fr`Les scores bruts sous ${figure(`${path}/cancerFrom`)} peuvent être décidés normaux.`,
        );
  const cancer =
    normalUpTo == null
      ? say(en`None is decided cancer.`, fr`Aucune n'est décidée cancer.`)
      : say(
          en`Raw scores above ${figure(`${path}/normalUpTo`)} are decided cancer.`,
          fr`Les scores bruts au-dessus de ${figure(`${path}/normalUpTo`)} sont décidés cancer.`,
        );
  return `${normal} ${cancer} ${say(en`What is left, or could be both, goes to a human.`, fr`Ce qui reste, ou pourrait être les deux, va à un humain.`)}`;
}

function decidedText({ say, count }: Tell): string {
  const at = (name: string) => count(`/predictions/unlabelledDistinct/${name}`);
  return say(
    en`Of the distinct images without a label: decided normal ${at("normal")}, decided cancer ${at("cancer")}, to a human ${at("review")}.`,
    fr`Des images distinctes sans étiquette : décidées normales ${at("normal")}, décidées cancer ${at("cancer")}, à un humain ${at("review")}.`,
  );
}

function guaranteeText({ say, report, share, count }: Tell): string {
  const { status, missRate, missRateUpperBound } = report.guarantee ?? {};
  const [alpha, delta, n] = [share("/guarantee/alpha"), share("/guarantee/delta"), count("/guarantee/nCancer")];
  if (status === "certified")
    return say(
      en`Certified: at most ${alpha} of the labelled cancers are decided normal, with a risk of error of ${delta}, by ${count("/guarantee/nAudit/labels")} labels drawn at random, ${count("/guarantee/nAudit/cancers")} of them cancers.`,
      fr`Certifié : au plus ${alpha} des cancers étiquetés sont décidés normaux, avec un risque d'erreur de ${delta}, par ${count("/guarantee/nAudit/labels")} étiquettes tirées au hasard, dont ${count("/guarantee/nAudit/cancers")} cancers.`,
    );
  if (status === "estimated" && missRate != null && missRateUpperBound != null)
    return say(
      en`Estimated, not guaranteed: ${share("/guarantee/missRate")} of the labelled cancers would be decided normal, at most ${share("/guarantee/missRateUpperBound")} with a risk of error of ${delta} (n = ${n} labelled cancers).`,
      fr`Estimé, non garanti : ${share("/guarantee/missRate")} des cancers étiquetés seraient décidés normaux, au plus ${share("/guarantee/missRateUpperBound")} avec un risque d'erreur de ${delta} (n = ${n} cancers étiquetés).`,
    );
  return say(
    en`The miss rate is not decidable: without a single miss, ${n} labelled cancers bound it at ${share("/guarantee/upperBoundWithoutMiss")} only (risk of error ${delta}); the limit of ${alpha} takes ${count("/guarantee/cancersNeeded")}.`,
    fr`Le taux de cancers manqués n'est pas décidable : même sans une erreur, ${n} cancers étiquetés ne le bornent qu'à ${share("/guarantee/upperBoundWithoutMiss")} (risque d'erreur ${delta}) ; la limite de ${alpha} en demande ${count("/guarantee/cancersNeeded")}.`,
  );
}
