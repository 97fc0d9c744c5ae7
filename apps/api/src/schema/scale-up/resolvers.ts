import type { VerdictStatus } from "@brainscan/ml/scaleup/answer";
import type { PlanId, Provenance } from "@brainscan/ml/scaleup/scenario";
import { statementsOfScaleUp } from "../../deliverables/scale-up-statements.ts";
import type { Resolvers, ScaleUpPlan, ScaleUpProvenance, ScaleUpStatus } from "../../generated/resolvers.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { sampleNormals } from "../../scale-up/audit-sample.ts";
import { tellScaleUp } from "../../scale-up/tell-scale-up.ts";
import { type AuditSampleModel, planOfVerdict, scaleUpOf } from "./mappers.ts";

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
    scaleUp({ report }, _args, { language }) {
      const scaleUp = scaleUpOf(report);
      return scaleUp && tellScaleUp(scaleUp, language);
    },
    auditSample: (study, asked, { app }) =>
      withUserErrors<{ sample: AuditSampleModel | null }>({ sample: null }, async () => ({
        sample: await sampleNormals(app.database.orm, study, asked),
      })),
  },
  ScaleUp: {
    status: ({ answer }) => STATUSES[answer.verdict.status],
    plan: ({ answer }) => PLANS[answer.verdict.plan],
    probability: ({ answer }) => answer.verdict.probability,
    totalEuro: (scaleUp) => planOfVerdict(scaleUp).totalEuro,
    missedCancers: ({ answer }) => answer.verdict.missedCancers,
    statements: (scaleUp, _args, { language }) => statementsOfScaleUp(scaleUp, language),
    scenario: ({ answer }) => answer.scenario,
    inputs: ({ answer }) => [...answer.scenario.inputs],
  },
  AuditSample: {
    imageIds: ({ images }) => images.map(({ imageId }) => imageId),
    paths: ({ images }) => images.map(({ path }) => path),
    scores: ({ images }) => images.map(({ score }) => score),
    listUrl: ({ studyId, seed, threshold, images }) =>
      `/studies/${encodeURIComponent(studyId)}/normals-to-read.csv?${new URLSearchParams({
        ...{ n: String(images.length), seed: String(seed), threshold: String(threshold) },
      })}`,
  },
  ScaleUpInput: {
    kind: ({ provenance }) => KINDS[provenance.kind],
    source: ({ provenance }) => ("source" in provenance ? provenance.source : null),
    readOn: ({ provenance }) => (provenance.kind === "assumption" ? provenance.readOn : null),
    figure: ({ provenance }) => (provenance.kind === "measured" ? provenance.figure : null),
    n: ({ provenance }) => (provenance.kind === "measured" ? provenance.n : null),
  },
};
