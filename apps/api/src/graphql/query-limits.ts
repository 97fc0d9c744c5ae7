import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import type { GraphQLError, ValidationContext, ValidationRule } from "graphql";
import { queryCostRule } from "./query-cost.ts";

/** Deep enough for GraphiQL's introspection, far from what a hostile query would nest. */
const DEPTH_MAX = 16;

/** Fields that one operation may make the server resolve: a good second of work. The dashboard's largest page stays below a third. */
export const COST_MAX = 100_000;

export const TOKENS_MAX = 5_000;

/** The limits report like any other rule of validation: left to throw, they would look like a defect of the server. */
const asValidationError = {
  propagateOnRejection: false,
  onReject: [(context: ValidationContext | null, error: GraphQLError) => context?.reportError(error)],
};

/** What a query may ask for, checked before any of it runs. */
export const queryLimits: ValidationRule[] = [
  maxDepthRule({ n: DEPTH_MAX, ignoreIntrospection: false, flattenFragments: true, ...asValidationError }),
  queryCostRule(COST_MAX),
];
