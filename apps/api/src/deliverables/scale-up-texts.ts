import type { MissStatus, NextStep, VerdictStatus } from "@brainscan/ml/scaleup/answer";
import type { Reading } from "@brainscan/ml/scaleup/scenario";
import type { Language } from "../messages/message.ts";
import { en, fr } from "../messages/typography.ts";

/** A printed quantity with the range that a share `level` of the simulated cases lie in; no range where nothing varies. */
export type PrintedRange = { value: string; low: string; high: string; level: string; varies: boolean };

type Task = { budget: string; images: string };
type Cost = {
  /** What the pilot's budget is read as, the budget itself, and the plan. */
  reading: Reading;
  pilot: string;
  plan: string;
  budget: string;
  total: PrintedRange;
  probability: string;
};
type Bound = { limit: string; confidence: string; bound: string | null; n: string };
type ConditionTold = {
  name: string;
  comparator: "at most" | "at least";
  required: string;
  today: string;
  withinReach: boolean;
};
type Step = { amount: string; euro: string | null };

export type ScaleUpTexts = {
  verdict: Record<VerdictStatus, (told: Task) => string>;
  cost(told: Cost): string;
  misses(told: PrintedRange): string;
  /** How far the miss rate behind them is known. */
  bound: Record<MissStatus, (told: Bound) => string>;
  audit(told: { bound: string; confidence: string }): string;
  /** `all`: together they make the plan feasible; otherwise they are what it lacks. */
  conditions(told: { all: boolean; conditions: readonly ConditionTold[] }): string;
  buys(told: { budget: string; images: string; misses: PrintedRange }): string;
  buysNothing(told: { budget: string }): string;
  nextStep: Record<NextStep["code"], (told: Step) => string>;
  readings(told: { pilot: string; others: { reading: Reading; verdict: string; total: string }[] }): string;
  overheads(told: { verdict: string; probability: string }): string;
  noOverheads(): string;
};

const READ_AS: Record<Language, Record<Reading, string>> = {
  en: {
    automaticLabel: "the price of an automatic label",
    expertLabel: "the price of an expert label",
    computeBudget: "money for machines",
  },
  fr: {
    automaticLabel: "le prix d’une étiquette automatique",
    expertLabel: "le prix d’une étiquette d’expert",
    computeBudget: "un budget de calcul",
  },
};

const priced = (euro: string | null) => (euro === null ? "" : ` (${euro})`);

/** The value, what it counts, and its range. */
const spanned = ({ value, low, high, level, varies }: PrintedRange, what = "") =>
  `${value}${what}${varies ? ` (${low} to ${high} in ${level} of simulated cases)` : ""}`;

const english: ScaleUpTexts = {
  verdict: {
    feasible: ({ budget, images }) => en`Larger set: yes, ${budget} can label ${images} images.`,
    "feasible if": ({ budget, images }) =>
      en`Larger set: yes, on conditions. ${budget} can label ${images} images if all that is required below comes true.`,
    "not feasible": ({ budget, images }) => en`Larger set: no, ${budget} cannot label ${images} images.`,
    "not decidable yet": ({ budget, images }) =>
      en`Larger set: not decidable yet. What was measured cannot tell whether ${budget} can label ${images} images with few enough missed cancers.`,
  },
  cost: ({ reading, pilot, plan, budget, total, probability }) =>
    en`With the ${pilot} of the pilot read as ${READ_AS.en[reading]}, the best plan (${plan}) costs ${spanned(total)}; the probability of staying within ${budget} is ${probability}.`,
  misses: (missed) =>
    en`It would miss ${spanned(missed, " cancers")}. How common cancers are among those images is assumed, not known.`,
  bound: {
    certified: ({ limit, confidence, n }) =>
      en`Certified: at most ${limit} of the cancers missed, at confidence ${confidence} (${n} cancers read at random).`,
    estimated: ({ bound, confidence, n }) =>
      en`Estimated, not a guarantee: at most ${bound ?? "?"} of the cancers missed, at confidence ${confidence} (n = ${n} labelled cancers).`,
    "not decidable": ({ limit, bound, confidence, n }) =>
      bound === null
        ? en`No miss rate can be told: no labelled cancer was scored.`
        : en`It cannot be promised that at most ${limit} of the cancers are missed: with ${n} labelled cancers up to ${bound} is possible, at confidence ${confidence}.`,
    refuted: ({ limit, n }) =>
      en`More than ${limit} of the cancers are missed: what was labelled shows it (n = ${n} labelled cancers).`,
  },
  audit: ({ bound, confidence }) =>
    en`If its random audit finds no cancer, at most ${bound} of the automatic normals are cancers, at confidence ${confidence}.`,
  conditions: ({ all, conditions }) =>
    en`${all ? "What is required, all together" : "What it lacks"}: ${conditions
      .map(
        ({ name, comparator, required, today, withinReach }) =>
          `${name}, ${comparator} ${required} (today ${today}${withinReach ? "" : ", out of reach"})`,
      )
      .join("; ")}.`,
  buys: ({ budget, images, misses }) =>
    en`What ${budget} do buy by this plan: ${images} images, missing ${spanned(misses, " cancers")}.`,
  buysNothing: ({ budget }) => en`${budget} buy no image by this plan.`,
  nextStep: {
    READ_RANDOM_LABELS: ({ amount, euro }) =>
      en`Cheapest next step: have experts read ${amount} images drawn at random${priced(euro)}.`,
    LABEL_CANCERS: ({ amount, euro }) =>
      en`Cheapest next step: have experts label ${amount} further images${priced(euro)}, for enough labelled cancers.`,
    AGREE_PRICE: ({ amount }) => en`Cheapest next step: agree on the price; ${amount} is what the budget allows.`,
    REDUCE_IMAGES: ({ amount }) => en`Cheapest next step: begin with ${amount} images, which the budget allows.`,
    AUDIT_NORMALS: ({ amount, euro }) =>
      en`Cheapest next step: have experts read ${amount} automatic normals drawn at random${priced(euro)}.`,
    MEASURE_SPEED: ({ euro }) => en`Cheapest next step: measure the speed where the work will be done${priced(euro)}.`,
  },
  readings: ({ pilot, others }) =>
    en`Read otherwise, the ${pilot} give: ${others.map(({ reading, verdict, total }) => `as ${READ_AS.en[reading]}, ${total}, ${verdict}`).join("; ")}.`,
  overheads: ({ verdict, probability }) =>
    en`With engineering, hosting and compliance: ${verdict}; the probability of staying within budget is then ${probability}.`,
  noOverheads: () => en`Engineering, hosting and compliance are not in it: none were entered.`,
};

const frenchSpan = ({ value, low, high, level, varies }: PrintedRange, what = "") =>
  `${value}${what}${varies ? ` (de ${low} à ${high} dans ${level} des cas simulés)` : ""}`;

const french: ScaleUpTexts = {
  verdict: {
    feasible: ({ budget, images }) => fr`Grande échelle : oui, ${budget} suffisent pour étiqueter ${images} images.`,
    "feasible if": ({ budget, images }) =>
      fr`Grande échelle : oui, sous conditions. ${budget} suffisent pour étiqueter ${images} images si tout ce qui est requis ci-dessous se vérifie.`,
    "not feasible": ({ budget, images }) =>
      fr`Grande échelle : non, ${budget} ne suffisent pas pour étiqueter ${images} images.`,
    "not decidable yet": ({ budget, images }) =>
      fr`Grande échelle : pas encore décidable. Ce qui a été mesuré ne dit pas si ${budget} suffisent pour étiqueter ${images} images en manquant assez peu de cancers.`,
  },
  cost: ({ reading, pilot, plan, budget, total, probability }) =>
    fr`Les ${pilot} du pilote étant lus comme ${READ_AS.fr[reading]}, le meilleur plan (${plan}) coûte ${frenchSpan(total)} ; la probabilité de tenir dans ${budget} est de ${probability}.`,
  misses: (missed) =>
    fr`Il manquerait ${frenchSpan(missed, " cancers")}. La part de cancers parmi ces images est supposée, pas connue.`,
  bound: {
    certified: ({ limit, confidence, n }) =>
      fr`Certifié : au plus ${limit} des cancers manqués, à un niveau de confiance de ${confidence} (${n} cancers lus au hasard).`,
    estimated: ({ bound, confidence, n }) =>
      fr`Estimé, pas une garantie : au plus ${bound ?? "?"} des cancers manqués, à un niveau de confiance de ${confidence} (n = ${n} cancers étiquetés).`,
    "not decidable": ({ limit, bound, confidence, n }) =>
      bound === null
        ? fr`Aucun taux de cancers manqués ne peut être donné : aucun cancer étiqueté n'a eu de score.`
        : fr`On ne peut pas promettre de manquer au plus ${limit} des cancers : avec ${n} cancers étiquetés, jusqu'à ${bound} reste possible, à un niveau de confiance de ${confidence}.`,
    refuted: ({ limit, n }) =>
      fr`Plus de ${limit} des cancers sont manqués : les étiquettes le montrent (n = ${n} cancers étiquetés).`,
  },
  audit: ({ bound, confidence }) =>
    fr`Si son audit au hasard ne trouve aucun cancer, au plus ${bound} des normaux automatiques sont des cancers, à un niveau de confiance de ${confidence}.`,
  conditions: ({ all, conditions }) =>
    fr`${all ? fr`Ce qui est requis, tout ensemble :` : fr`Ce qui lui manque :`} ${conditions
      .map(
        ({ name, comparator, required, today, withinReach }) =>
          `${name}, ${comparator === "at most" ? "au plus" : "au moins"} ${required} (aujourd’hui ${today}${withinReach ? "" : ", hors de portée"})`,
      )
      .join("\u202f; ")}.`,
  buys: ({ budget, images, misses }) =>
    fr`Ce que ${budget} achètent avec ce plan : ${images} images, en manquant ${frenchSpan(misses, " cancers")}.`,
  buysNothing: ({ budget }) => fr`${budget} n'achètent aucune image avec ce plan.`,
  nextStep: {
    READ_RANDOM_LABELS: ({ amount, euro }) =>
      fr`Prochaine étape la moins chère : faire lire à des experts ${amount} images tirées au hasard${priced(euro)}.`,
    LABEL_CANCERS: ({ amount, euro }) =>
      fr`Prochaine étape la moins chère : faire étiqueter par des experts ${amount} images de plus${priced(euro)}, pour assez de cancers étiquetés.`,
    AGREE_PRICE: ({ amount }) =>
      fr`Prochaine étape la moins chère : convenir du prix ; ${amount} est ce que permet le budget.`,
    REDUCE_IMAGES: ({ amount }) =>
      fr`Prochaine étape la moins chère : commencer par ${amount} images, ce que permet le budget.`,
    AUDIT_NORMALS: ({ amount, euro }) =>
      fr`Prochaine étape la moins chère : faire lire à des experts ${amount} normaux automatiques tirés au hasard${priced(euro)}.`,
    MEASURE_SPEED: ({ euro }) =>
      fr`Prochaine étape la moins chère : mesurer la vitesse là où le travail se fera${priced(euro)}.`,
  },
  readings: ({ pilot, others }) =>
    fr`Lus autrement, les ${pilot} donnent : ${others.map(({ reading, verdict, total }) => `comme ${READ_AS.fr[reading]}, ${total}, ${verdict}`).join("\u202f; ")}.`,
  overheads: ({ verdict, probability }) =>
    fr`Avec ingénierie, hébergement et conformité : ${verdict} ; la probabilité de tenir le budget est alors de ${probability}.`,
  noOverheads: () => fr`L'ingénierie, l'hébergement et la conformité n'y sont pas : rien n'a été saisi.`,
};

/** The sentences of the answer on a larger set, by language. */
export const SCALE_UP_TEXTS: Record<Language, ScaleUpTexts> = { en: english, fr: french };
