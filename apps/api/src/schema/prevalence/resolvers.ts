import { findClassifier, findPrevalenceEstimator } from "@brainscan/ml/registry/methods";
import { prevalenceStatements } from "../../deliverables/prevalence-statements.ts";
import type { Resolvers } from "../../generated/resolvers.ts";
import { layerOf } from "../../layers.ts";

export const prevalenceResolvers: Resolvers = {
  Prevalence: {
    scorer: ({ scorer }) => findClassifier(scorer.method),
    layer: ({ scorer }) => layerOf(scorer.layer),
    nNormal: ({ counts }) => counts.nNormal,
    nCancer: ({ counts }) => counts.nCancer,
    nPool: ({ counts }) => counts.nPool,
    statements: (prevalence, _args, { language }) => prevalenceStatements(prevalence, language),
  },
  PrevalenceEstimate: {
    method: ({ estimator }) => findPrevalenceEstimator(estimator),
    refusal: ({ reason }) => (reason ? { code: `PREVALENCE_REFUSED_${reason}` } : null),
  },
  PrevalenceDifference: {
    first: ({ estimators: [first] }) => findPrevalenceEstimator(first),
    second: ({ estimators: [, second] }) => findPrevalenceEstimator(second),
  },
};
