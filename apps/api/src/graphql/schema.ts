import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeExecutableSchema } from "@graphql-tools/schema";
import type { GraphQLSchema } from "graphql";
import { guardRootFields } from "../accounts/guard-root-fields.ts";
import { accountResolvers } from "../schema/account/resolvers.ts";
import { auditsResolvers } from "../schema/audits/resolvers.ts";
import { changeResolvers } from "../schema/change/resolvers.ts";
import { checkResolvers } from "../schema/check/resolvers.ts";
import { clusteringResolvers } from "../schema/clustering/resolvers.ts";
import { comparisonResolvers } from "../schema/comparison/resolvers.ts";
import { datasetResolvers } from "../schema/dataset/resolvers.ts";
import { experimentResolvers } from "../schema/experiment/resolvers.ts";
import { exportResolvers } from "../schema/export/resolvers.ts";
import { guaranteeResolvers } from "../schema/guarantee/resolvers.ts";
import { imageResolvers } from "../schema/image/resolvers.ts";
import { predictionResolvers } from "../schema/prediction/resolvers.ts";
import { prevalenceResolvers } from "../schema/prevalence/resolvers.ts";
import { randomAuditResolvers } from "../schema/random-audit/resolvers.ts";
import { rootResolvers } from "../schema/root/resolvers.ts";
import { runResolvers } from "../schema/run/resolvers.ts";
import { scaleUpResolvers } from "../schema/scale-up/resolvers.ts";
import { studyResolvers } from "../schema/study/resolvers.ts";
import { systemResolvers } from "../schema/system/resolvers.ts";

const NOUNS = join(import.meta.dirname, "../schema");

function typeDefs(): string[] {
  return readdirSync(NOUNS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => readFileSync(join(NOUNS, name, "schema.graphql"), "utf8"));
}

/** The schema with its resolvers, each root field behind its rule: one without a rule is an error at start. */
export function createSchema(): GraphQLSchema {
  return guardRootFields(unguardedSchema());
}

/** The schema with its resolvers, not to be served; a resolver for a field that no type has is an error. */
export function unguardedSchema(): GraphQLSchema {
  return makeExecutableSchema({
    typeDefs: typeDefs(),
    resolvers: [
      accountResolvers,
      changeResolvers,
      checkResolvers,
      auditsResolvers,
      clusteringResolvers,
      comparisonResolvers,
      datasetResolvers,
      experimentResolvers,
      exportResolvers,
      guaranteeResolvers,
      imageResolvers,
      predictionResolvers,
      prevalenceResolvers,
      randomAuditResolvers,
      rootResolvers,
      runResolvers,
      scaleUpResolvers,
      studyResolvers,
      systemResolvers,
    ],
    inheritResolversFromInterfaces: true,
    resolverValidationOptions: { requireResolversToMatchSchema: "error" },
  });
}
