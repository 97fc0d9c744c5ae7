import type { Language } from "../messages/message.ts";
import { estimatorName } from "../messages/prevalence-messages.ts";
import { counted, en, formatCount, formatShare, fr } from "../messages/typography.ts";
import type { Report } from "./report.ts";

type Prevalence = NonNullable<Report["prevalence"]>;
type Told = Omit<Prevalence, "findings">;
type Verdict = NonNullable<Prevalence["labelShift"]>["verdict"];
/** What stands in the way of an estimate. */
type Obstacle = "EMPTY_POOL" | "LABELS" | "ONE_CLASS" | "NOT_INFORMATIVE" | "UNCALIBRATED";

type Texts = {
  estimated(told: { estimator: string; value: number; spread: string; n: string; labelled: string }): string;
  spread(interval: Prevalence["estimates"][number]["interval"]): string;
  n(counts: Prevalence["counts"]): string;
  labelled(share: number): string;
  assumption: Record<Verdict, string>;
  leftOut: string;
  notDecidable(obstacle: Obstacle): string;
};

/** The share of labelled-cancer-like images among those without a label, what it rests on and what its interval leaves
 *  out; or that it is not decidable, why, and what is needed. Every number in them is read from the report. */
export function prevalenceStatements(told: Told, language: Language): string[] {
  const texts = TEXTS[language];
  const preferred = told.estimates.find(({ estimator }) => estimator === told.preferred);
  if (preferred?.value == null) return [texts.notDecidable(obstacleOf(told))];
  const headline = texts.estimated({
    estimator: estimatorName(preferred.estimator, language),
    value: preferred.value,
    spread: texts.spread(preferred.interval),
    n: texts.n(told.counts),
    labelled: told.labelledShare === null ? "" : texts.labelled(told.labelledShare),
  });
  const assumption = texts.assumption[told.labelShift?.verdict ?? "NOT_DECIDABLE"];
  return [headline, assumption, ...(preferred.interval ? [texts.leftOut] : [])];
}

function obstacleOf({ counts, estimates }: Told): Obstacle {
  if (counts.nPool === 0) return "EMPTY_POOL";
  return estimates.find(({ reason }) => reason)?.reason ?? "LABELS";
}

const TEXTS: Record<Language, Texts> = {
  en: {
    estimated: ({ estimator, value, spread, n, labelled }) =>
      en`The images without a label hold an estimated ${formatShare(value, "en")} of labelled-cancer-like ones (${spread}; ${n})${labelled}. Estimator: ${estimator.toLowerCase()}.`,
    spread: (interval) =>
      interval
        ? `${formatShare(interval.level, "en")} interval ${formatShare(interval.low, "en")} to ${formatShare(interval.high, "en")}`
        : "no interval: too few independent images",
    n: ({ nNormal, nCancer, nPool }) =>
      `n = ${formatCount(nNormal + nCancer, "en")} labelled, ${formatCount(nPool, "en")} unlabelled`,
    labelled: (share) => `, against ${formatShare(share, "en")} of the labelled ones`,
    assumption: {
      PLAUSIBLE: en`The estimate rests on labelled and unlabelled images differing in that share alone: a test finds this plausible, which does not prove it.`,
      REFUTED: en`The estimate rests on labelled and unlabelled images differing in that share alone, and a test speaks against this: do not rely on it.`,
      NOT_DECIDABLE: en`The estimate rests on labelled and unlabelled images differing in that share alone, which so few images cannot test.`,
    },
    leftOut: en`Its interval takes the fitted models as they are: it leaves out what other training images, folds or another seed would have changed.`,
    notDecidable: (obstacle) => {
      const why: Record<Obstacle, string> = {
        EMPTY_POOL: "every image carries a label. Import images without one",
        LABELS: "too few distinct images of each class are labelled. Label more of both classes",
        ONE_CLASS: "the labelled images that could be scored are of one class. Label more of both classes",
        NOT_INFORMATIVE:
          "the scores of labelled cancers are no higher than those of labelled normals, so that any share would do. Label more images, or try another method or layer",
        UNCALIBRATED: "the scores are not probabilities. Label more images of both classes",
      };
      return en`How common labelled-cancer-like images are among those without a label is not decidable: ${why[obstacle]}.`;
    },
  },
  fr: {
    estimated: ({ estimator, value, spread, n, labelled }) =>
      fr`Parmi les images sans étiquette, la part semblable à celles étiquetées cancer est estimée à ${formatShare(value, "fr")} (${spread} ; ${n})${labelled}. Estimateur : ${estimator.toLowerCase()}.`,
    spread: (interval) =>
      interval
        ? `intervalle à ${formatShare(interval.level, "fr")} de ${formatShare(interval.low, "fr")} à ${formatShare(interval.high, "fr")}`
        : fr`pas d'intervalle : trop peu d'images indépendantes`,
    n: ({ nNormal, nCancer, nPool }) =>
      `n = ${counted(nNormal + nCancer, "fr", "étiquetée", "étiquetées")}, ${formatCount(nPool, "fr")} sans étiquette`,
    labelled: (share) => `, contre ${formatShare(share, "fr")} des étiquetées`,
    assumption: {
      PLAUSIBLE: fr`L'estimation suppose que les images étiquetées et les autres ne diffèrent que par cette part : un test le trouve plausible, ce qui ne le prouve pas.`,
      REFUTED: fr`L'estimation suppose que les images étiquetées et les autres ne diffèrent que par cette part, et un test parle contre : ne vous y fiez pas.`,
      NOT_DECIDABLE: fr`L'estimation suppose que les images étiquetées et les autres ne diffèrent que par cette part, ce que si peu d'images ne permettent pas de tester.`,
    },
    leftOut: fr`Son intervalle prend les modèles tels qu'ils sont : il laisse de côté ce que d'autres images d'apprentissage, d'autres plis ou une autre graine auraient changé.`,
    notDecidable: (obstacle) => {
      const why: Record<Obstacle, string> = {
        EMPTY_POOL: fr`toutes les images portent une étiquette. Importez des images qui n'en ont pas`,
        LABELS: fr`trop peu d'images distinctes de chaque classe sont étiquetées. Étiquetez-en davantage des deux classes`,
        ONE_CLASS: fr`les images étiquetées qui ont pu être évaluées sont d'une seule classe. Étiquetez-en davantage des deux classes`,
        NOT_INFORMATIVE: fr`les scores des cancers étiquetés ne sont pas plus élevés que ceux des images étiquetées normal, si bien que toute part conviendrait. Étiquetez davantage d'images, ou essayez une autre méthode ou une autre couche`,
        UNCALIBRATED: fr`les scores ne sont pas des probabilités. Étiquetez davantage d'images des deux classes`,
      };
      return fr`La part d'images semblables à celles étiquetées cancer, parmi celles sans étiquette, n'est pas décidable : ${why[obstacle]}.`;
    },
  },
};
