import type { Queryable } from "@brainscan/db/orm";
import { findExperiment } from "@brainscan/db/queries/experiments";
import { findExport } from "@brainscan/db/queries/exports";
import { findImport } from "@brainscan/db/queries/imports";
import { findRun, listUnfinishedRuns, type RunRow, requestCancel } from "@brainscan/db/queries/runs";
import { findStudy } from "@brainscan/db/queries/studies";
import type { RunKind } from "@brainscan/db/schema/runs";
import type { Resolvers } from "../../generated/resolvers.ts";
import type { Context } from "../../graphql/context.ts";
import { createLoaders } from "../../graphql/loaders.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { userProblem } from "../../messages/user-problem.ts";
import { resumeRun } from "../../runs/resume-run.ts";
import { changesOfRun } from "./changes-of-run.ts";
import { type RunModel, rateOf, remainingMsOf } from "./mappers.ts";

const FIND: Record<RunKind, (db: Queryable, id: string) => Promise<RunModel | null>> = {
  IMPORT: findImport,
  STUDY: findStudy,
  EXPERIMENT: findExperiment,
  EXPORT: findExport,
};

const TYPES = { IMPORT: "Import", STUDY: "Study", EXPERIMENT: "Experiment", EXPORT: "Export" } as const;

function findRunModel(db: Queryable, { kind, id }: RunRow): Promise<RunModel | null> {
  return FIND[kind](db, id);
}

/** Read once for all who are told the same row at the same moment. */
const inFlight = new WeakMap<RunRow, Promise<RunModel | null>>();

function findSharedModel(db: Queryable, run: RunRow): Promise<RunModel | null> {
  const known = inFlight.get(run);
  if (known) return known;
  const model = findRunModel(db, run).finally(() => inFlight.delete(run));
  inFlight.set(run, model);
  return model;
}

/** Fields of every run, whatever it does. */
export const runFields = {
  id: ({ runId }: RunModel) => runId,
  status: ({ run }: RunModel) => run.status,
  progress: ({ run }: RunModel) => run,
  failure: ({ run }: RunModel) => run.failure,
  createdAt: ({ run }: RunModel) => run.createdAt,
  startedAt: ({ run }: RunModel) => run.startedAt,
  finishedAt: ({ run }: RunModel) => run.finishedAt,
};

export const runResolvers: Resolvers = {
  Query: {
    async run(_root, { id }, { app }) {
      const run = await findRun(app.database.orm, id);
      return run && findRunModel(app.database.orm, run);
    },
    async activeRuns(_root, _args, { app }) {
      const db = app.database.orm;
      const models: RunModel[] = [];
      for (const run of await listUnfinishedRuns(db)) {
        const model = await findRunModel(db, run);
        if (model) models.push(model);
      }
      return models;
    },
  },
  Mutation: {
    cancelRun: (_root, { id }, { app }) =>
      withUserErrors<{ run: RunModel | null }>({ run: null }, async () => {
        const db = app.database.orm;
        const cancelled = await requestCancel(db, { id, now: new Date() });
        const run = cancelled ?? (await findRun(db, id));
        if (!run) throw userProblem("RUN_UNKNOWN", { id });
        if (!cancelled) throw userProblem("RUN_ENDED", { status: run.status });
        return { run: await findRunModel(db, run) };
      }),
    resumeRun: (_root, { id }, { app, queue }) =>
      withUserErrors<{ run: RunModel | null }>({ run: null }, async () => ({
        run: await findRunModel(app.database.orm, await resumeRun({ app, queue }, id)),
      })),
  },
  Subscription: {
    runChanged: {
      subscribe: (_root, { id }, { app }) => changesOfRun(app.database.orm, id),
      async resolve(run: RunRow, _args: unknown, context: Context) {
        const db = context.app.database.orm;
        // A subscription outlives a request: rows told once must not be told again from memory.
        Object.assign(context.loaders, createLoaders(db));
        const model = await findSharedModel(db, run);
        if (!model) throw new Error(`the run ${run.id} is no ${run.kind}`);
        return model;
      },
    },
  },
  Run: {
    __resolveType: ({ run: { kind } }) => TYPES[kind],
  },
  Progress: {
    stage: (run) => run.stage,
    done: (run) => run.done,
    total: (run) => run.total,
    ratePerSecond: (run) => rateOf(run, new Date()),
    remainingMs: (run) => remainingMsOf(run, new Date()),
  },
};
