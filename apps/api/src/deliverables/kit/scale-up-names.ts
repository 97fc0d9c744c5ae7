import type { Constraint, CostPart, MissStatus, VerdictStatus } from "@brainscan/ml/scaleup/answer";
import type { PlanId, Reading } from "@brainscan/ml/scaleup/scenario";
import type { Language } from "../../messages/message.ts";

/** Names in the answer on a larger set, one word for one thing in every file; the dashboard says the same. */
export type ScaleUpNames = {
  plan: Record<PlanId, string>;
  /** For an axis, or a column. */
  planShort: Record<PlanId, string>;
  reading: Record<Reading, string>;
  status: Record<VerdictStatus, string>;
  /** The same within a sentence. */
  verdict: Record<VerdictStatus, string>;
  missStatus: Record<MissStatus, string>;
  part: Record<CostPart, string>;
  constraint: Record<Constraint, string>;
};

export const SCALE_UP_NAMES: Record<Language, ScaleUpNames> = {
  en: {
    plan: {
      automatic: "label everything automatically",
      review: "experts read what the classifier leaves open",
      audited: "label automatically, then audit the normals",
      own: "your own plan",
    },
    planShort: { automatic: "All automatic", review: "With review", audited: "With audit", own: "Your own" },
    reading: {
      automaticLabel: "price of an automatic label",
      expertLabel: "price of an expert label",
      computeBudget: "money for machines",
    },
    status: {
      feasible: "feasible",
      "feasible if": "feasible if …",
      "not feasible": "not feasible",
      "not decidable yet": "not decidable yet",
    },
    verdict: {
      feasible: "feasible",
      "feasible if": "feasible on conditions",
      "not feasible": "not feasible",
      "not decidable yet": "not decidable yet",
    },
    missStatus: {
      certified: "certified",
      estimated: "estimated",
      "not decidable": "not decidable",
      refuted: "refuted",
    },
    part: {
      automaticLabels: "automatic labels",
      machines: "machines",
      storage: "storage",
      review: "experts reading what is left open",
      audit: "experts reading the audit",
      engineering: "engineering",
      hosting: "hosting",
      compliance: "compliance",
    },
    constraint: {
      BUDGET: "the budget",
      MISS_RATE: "missed cancers",
      MISS_RATE_UNKNOWN: "missed cancers cannot be told yet",
      AUDIT_NOT_CERTIFIED: "no random audit confirms the miss rate yet",
    },
  },
  fr: {
    plan: {
      automatic: "tout étiqueter automatiquement",
      review: "des experts lisent ce que le classifieur laisse ouvert",
      audited: "étiqueter automatiquement, puis auditer les normaux",
      own: "votre propre plan",
    },
    planShort: { automatic: "Tout automatique", review: "Avec relecture", audited: "Avec audit", own: "Le vôtre" },
    reading: {
      automaticLabel: "prix d’une étiquette automatique",
      expertLabel: "prix d’une étiquette d’expert",
      computeBudget: "budget de calcul",
    },
    status: {
      feasible: "faisable",
      "feasible if": "faisable si…",
      "not feasible": "non faisable",
      "not decidable yet": "pas encore décidable",
    },
    verdict: {
      feasible: "faisable",
      "feasible if": "faisable sous conditions",
      "not feasible": "non faisable",
      "not decidable yet": "pas encore décidable",
    },
    missStatus: {
      certified: "certifié",
      estimated: "estimé",
      "not decidable": "non décidable",
      refuted: "réfuté",
    },
    part: {
      automaticLabels: "étiquettes automatiques",
      machines: "machines",
      storage: "stockage",
      review: "experts lisant ce qui reste ouvert",
      audit: "experts lisant l’audit",
      engineering: "ingénierie",
      hosting: "hébergement",
      compliance: "conformité",
    },
    constraint: {
      BUDGET: "le budget",
      MISS_RATE: "les cancers manqués",
      MISS_RATE_UNKNOWN: "les cancers manqués ne peuvent pas encore être chiffrés",
      AUDIT_NOT_CERTIFIED: "aucun audit au hasard ne confirme encore le taux de cancers manqués",
    },
  },
};
