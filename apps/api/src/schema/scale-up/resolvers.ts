import type { VerdictStatus } from "@brainscan/ml/scaleup/answer";
import type { PlanId, Provenance } from "@brainscan/ml/scaleup/scenario";
import type { Resolvers, ScaleUpPlan, ScaleUpProvenance, ScaleUpStatus } from "../../generated/resolvers.ts";
import { planOfVerdict, scaleUpOf } from "./mappers.ts";

const STATUSES: Record<VerdictStatus, ScaleUpStatus> = {
  feasible: "FEASIBLE",
  "feasible if": "FEASIBLE_IF",
  "not feasible": "NOT_FEASIBLE",
  "not decidable yet": "NOT_DECIDABLE_YET",
};

const PLANS: Record<PlanId, ScaleUpPlan> = {
  automatic: "AUTOMATIC",
  review: "REVIEW",
  audited: "AUDITED",
  own: "OWN",
};

const KINDS: Record<Provenance["kind"], ScaleUpProvenance> = {
  measured: "MEASURED",
  assumption: "ASSUMPTION",
  given: "GIVEN",
  user: "USER",
};

export const scaleUpResolvers: Resolvers = {
  Study: {
    scaleUp: ({ report }) => scaleUpOf(report),
  },
  ScaleUp: {
    status: ({ answer }) => STATUSES[answer.verdict.status],
    plan: ({ answer }) => PLANS[answer.verdict.plan],
    probability: ({ answer }) => answer.verdict.probability,
    totalEuro: (scaleUp) => planOfVerdict(scaleUp).totalEuro,
    missedCancers: ({ answer }) => answer.verdict.missedCancers,
    scenario: ({ answer }) => answer.scenario,
    inputs: ({ answer }) => [...answer.scenario.inputs],
  },
  ScaleUpInput: {
    kind: ({ provenance }) => KINDS[provenance.kind],
    source: ({ provenance }) => ("source" in provenance ? provenance.source : null),
    readOn: ({ provenance }) => (provenance.kind === "assumption" ? provenance.readOn : null),
    figure: ({ provenance }) => (provenance.kind === "measured" ? provenance.figure : null),
    n: ({ provenance }) => (provenance.kind === "measured" ? provenance.n : null),
  },
};
