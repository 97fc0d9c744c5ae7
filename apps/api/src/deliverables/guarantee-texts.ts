import type { Language } from "../messages/message.ts";
import { en, fr } from "../messages/typography.ts";
import { NUMBER_FORMATS } from "./number-formats.ts";
import type { GuaranteeSection } from "./report/guarantee-section.ts";

type Figures = GuaranteeSection["beside"];
type Interval = NonNullable<Figures["missRateInterval"]>;
type CancerAmongNormal = NonNullable<Figures["cancerAmongNormal"]>;

/** Of scores alone, without an audit. */
type OfScores = Pick<Figures, "alpha" | "delta" | "missRate" | "missRateInterval" | "missRateUpperBound"> &
  Pick<Figures, "nCancer" | "nRepeats" | "upperBoundWithoutMiss" | "cancersNeeded">;

type Texts = {
  certified(told: Figures): string;
  estimated(told: OfScores): string;
  "not decidable"(told: OfScores): string;
  /** What a certificate would take. */
  certificate(told: Figures): string;
  leftOut(families: number): string;
  cancerAmongNormal(told: CancerAmongNormal): string;
  beside(told: Figures): string;
};

const { int, pct, pctUnlike, many } = NUMBER_FORMATS.en;

const english: Texts = {
  certified: ({ alpha, delta, nAudit, contract, contractDelta, missRateInterval }) =>
    en`Certified: at most ${pct(alpha)} of the labelled cancers are decided normal, at confidence ${pct(1 - delta)}, by ${many(nAudit.labels, "label", "labels")} drawn at random from the pool, of which ${many(nAudit.cancers, "cancer", "cancers")}, ${int(nAudit.misses ?? 0)} of them missed${span(missRateInterval)}. None of these labels trained or chose anything. This is contract ${int(contract)}: of the risk of ${pct(delta)} for all models together, this one may spend ${pctUnlike(contractDelta, delta)}.`,
  estimated: ({ missRate, missRateInterval, missRateUpperBound, delta, nCancer, nRepeats }) =>
    en`Estimated, not a guarantee: ${pct(missRate ?? 0)} of the labelled cancers would be decided normal${span(missRateInterval)}, at most ${pct(missRateUpperBound ?? 1)} at confidence ${pct(1 - delta)} (n = ${int(nCancer)} labelled cancers, ${nRepeats === 1 ? "one cross-validation" : `mean over ${int(nRepeats)} cross-validations`}). These scores come from the models of the folds, and the labels need not be a fair draw from the pool.`,
  "not decidable": ({ alpha, delta, nCancer, upperBoundWithoutMiss, cancersNeeded }) =>
    nCancer < cancersNeeded
      ? en`Not decidable: no missed cancer among ${int(nCancer)} bounds the miss rate by ${pctUnlike(upperBoundWithoutMiss, alpha)} only, at confidence ${pct(1 - delta)}; ${pct(alpha)} needs ${int(cancersNeeded)} labelled cancers, none of them missed. No image is decided normal.`
      : en`Not decidable: no threshold keeps the miss rate below ${pct(alpha)}. No image is decided normal.`,
  certificate: ({ alpha, auditCancersNeeded, labelsNeeded, labelsNeededLow, labelsNeededHigh, nPool, nAudit }) => {
    const needed = en`A certificate of ${pct(alpha)} takes ${many(auditCancersNeeded, "cancer", "cancers")} drawn at random from the pool with none missed, and more with every miss`;
    if (labelsNeeded === null)
      return en`${needed}; how many labels that takes is not known, since the share of cancers in the pool is not.`;
    const range =
      labelsNeededLow !== null && labelsNeededHigh !== null
        ? `; ${int(labelsNeededLow)} to ${int(labelsNeededHigh)} at the ends of its interval`
        : "";
    const pool = labelsNeeded > nPool - nAudit.labels ? ` This is more than the pool holds (${int(nPool)}).` : "";
    return en`${needed}: about ${many(labelsNeeded, "further random label", "further random labels")} at the estimated share of cancers${range}.${pool}`;
  },
  leftOut: (families) =>
    en`${many(families, "image drawn at random certifies nothing: it, or its like, was trained on or has no score.", "images drawn at random certify nothing: they, or their like, were trained on or have no score.")}`,
  cancerAmongNormal: ({ value, low, high, prevalence }) =>
    en`Of the images decided normal, an estimated ${pct(value)} (${pct(low)} to ${pct(high)}) are labelled-cancer-like. Unlike the miss rate this moves with how common cancers are: it takes them for ${pct(prevalence.value)} of the pool (${pct(prevalence.low)} to ${pct(prevalence.high)}).`,
  beside: ({ alpha, status, cancersNeeded }) => {
    const said: Record<Figures["status"], string> = {
      certified: "certified",
      estimated: "estimated, not a guarantee",
      "not decidable": `not decidable; it needs ${many(cancersNeeded, "labelled cancer", "labelled cancers")}, none of them missed`,
    };
    return en`At a stricter ${pct(alpha)}: ${said[status]}.`;
  },
};

function span(interval: Interval | null): string {
  return interval ? ` (${pct(interval.level)} interval ${pct(interval.low)} to ${pct(interval.high)})` : "";
}

const f = NUMBER_FORMATS.fr;

const french: Texts = {
  certified: ({ alpha, delta, nAudit, contract, contractDelta, missRateInterval }) =>
    fr`Certifié : au plus ${f.pct(alpha)} des cancers étiquetés sont décidés normaux, à un niveau de confiance de ${f.pct(1 - delta)}, par ${f.many(nAudit.labels, "étiquette tirée", "étiquettes tirées")} au hasard parmi les images sans étiquette, dont ${f.many(nAudit.cancers, "cancer", "cancers")}, ${f.many(nAudit.misses ?? 0, "manqué", "manqués")}${frenchSpan(missRateInterval)}. Aucune de ces étiquettes n'a servi à entraîner ni à choisir. C'est le contrat ${f.int(contract)} : du risque de ${f.pct(delta)} pour tous les modèles ensemble, celui-ci peut dépenser ${f.pctUnlike(contractDelta, delta)}.`,
  estimated: ({ missRate, missRateInterval, missRateUpperBound, delta, nCancer, nRepeats }) =>
    fr`Estimé, pas une garantie : ${f.pct(missRate ?? 0)} des cancers étiquetés seraient décidés normaux${frenchSpan(missRateInterval)}, au plus ${f.pct(missRateUpperBound ?? 1)} à un niveau de confiance de ${f.pct(1 - delta)} (n = ${f.many(nCancer, "cancer étiqueté", "cancers étiquetés")}, ${nRepeats === 1 ? "une validation croisée" : `moyenne de ${f.int(nRepeats)} validations croisées`}). Ces scores viennent des modèles des plis, et les étiquettes ne sont pas forcément un tirage équitable parmi les images sans étiquette.`,
  "not decidable": ({ alpha, delta, nCancer, upperBoundWithoutMiss, cancersNeeded }) =>
    nCancer < cancersNeeded
      ? fr`Non décidable : aucun cancer manqué sur ${f.int(nCancer)} ne borne le taux de cancers manqués qu'à ${f.pctUnlike(upperBoundWithoutMiss, alpha)}, à un niveau de confiance de ${f.pct(1 - delta)} ; pour ${f.pct(alpha)}, il faut ${f.many(cancersNeeded, "cancer étiqueté", "cancers étiquetés")}, dont aucun manqué. Aucune image n'est décidée normale.`
      : fr`Non décidable : aucun seuil ne garde le taux de cancers manqués sous ${f.pct(alpha)}. Aucune image n'est décidée normale.`,
  certificate: ({ alpha, auditCancersNeeded, labelsNeeded, labelsNeededLow, labelsNeededHigh, nPool, nAudit }) => {
    const needed = fr`Un certificat à ${f.pct(alpha)} demande ${f.many(auditCancersNeeded, "cancer tiré", "cancers tirés")} au hasard parmi les images sans étiquette, sans en manquer aucun, et davantage à chaque cancer manqué`;
    if (labelsNeeded === null)
      return fr`${needed} ; combien d'étiquettes cela demande n'est pas connu, puisque la part de cancers parmi ces images ne l'est pas.`;
    const range =
      labelsNeededLow !== null && labelsNeededHigh !== null
        ? fr` ; de ${f.int(labelsNeededLow)} à ${f.int(labelsNeededHigh)} aux bornes de son intervalle`
        : "";
    const pool =
      labelsNeeded > nPool - nAudit.labels
        ? fr` C'est plus qu'il n'y a d'images sans étiquette (${f.int(nPool)}).`
        : "";
    return fr`${needed} : environ ${f.many(labelsNeeded, "étiquette de plus, tirée", "étiquettes de plus, tirées")} au hasard, à la part estimée de cancers${range}.${pool}`;
  },
  leftOut: (families) =>
    fr`${f.many(families, "image tirée au hasard ne certifie rien : elle-même, ou une semblable, a servi à l'apprentissage ou n'a pas de score.", "images tirées au hasard ne certifient rien : elles-mêmes, ou des semblables, ont servi à l'apprentissage ou n'ont pas de score.").replaceAll("'", "’")}`,
  cancerAmongNormal: ({ value, low, high, prevalence }) =>
    fr`Parmi les images décidées normales, une part estimée à ${f.pct(value)} (de ${f.pct(low)} à ${f.pct(high)}) ressemble à celles étiquetées cancer. Contrairement au taux de cancers manqués, elle dépend de la fréquence des cancers, prise ici à ${f.pct(prevalence.value)} des images sans étiquette (de ${f.pct(prevalence.low)} à ${f.pct(prevalence.high)}).`,
  beside: ({ alpha, status, cancersNeeded }) => {
    const said: Record<Figures["status"], string> = {
      certified: "certifié",
      estimated: "estimé, pas une garantie",
      "not decidable": `non décidable, il faudrait ${f.many(cancersNeeded, "cancer étiqueté", "cancers étiquetés")} dont aucun manqué`,
    };
    return fr`À une exigence de ${f.pct(alpha)} : ${said[status]}.`;
  },
};

function frenchSpan(interval: Interval | null): string {
  return interval ? ` (intervalle à ${f.pct(interval.level)} de ${f.pct(interval.low)} à ${f.pct(interval.high)})` : "";
}

/** The sentences of a guarantee, by language. */
export const GUARANTEE_TEXTS: Record<Language, Texts> = { en: english, fr: french };
