import { signatureOf } from "../../accounts/signature.ts";
import type { CheckStatus as Status } from "../../checks/check-ids.ts";
import type { CheckDefinition } from "../../checks/definition.ts";
import { setCheckThreshold } from "../../checks/set-check-threshold.ts";
import { judgeChecks } from "../../checks/tell-checks.ts";
import type { CheckComparator, CheckJudgement, CheckStatus, CheckUnit, Resolvers } from "../../generated/resolvers.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { renderNotice } from "../../messages/render-notice.ts";
import { type CheckDefinitionModel, evidenceOfReport } from "./mappers.ts";

const STATUSES: Record<Status, CheckStatus> = {
  pass: "PASS",
  fail: "FAIL",
  "not decidable": "NOT_DECIDABLE",
  "not run": "NOT_RUN",
};
const COMPARATORS: Record<CheckDefinition["comparator"], CheckComparator> = {
  "at least": "AT_LEAST",
  "at most": "AT_MOST",
};
const JUDGEMENTS: Record<CheckDefinition["judgedBy"], CheckJudgement> = {
  value: "VALUE",
  interval: "INTERVAL",
  chance: "CHANCE",
};
const UNITS: Record<CheckDefinition["unit"], CheckUnit> = {
  count: "COUNT",
  share: "SHARE",
  figure: "FIGURE",
  euro: "EURO",
};

export const checkResolvers: Resolvers = {
  Study: {
    async checks({ report }, _args, { loaders }) {
      const inForce = await loaders.checksInForce();
      return judgeChecks(evidenceOfReport(report), inForce).flatMap((check) => {
        const definition = inForce.get(check.id);
        return definition ? [{ check, definition }] : [];
      });
    },
  },
  Query: {
    checkDefinitions: async (_root, _args, { loaders }) => [...(await loaders.checksInForce()).values()],
  },
  Mutation: {
    setCheckThreshold: (_root, { input }, { app, viewer }) =>
      withUserErrors<{ definition: CheckDefinitionModel | null }>({ definition: null }, async () => ({
        definition: await setCheckThreshold(app.database.orm, {
          ...input,
          changedBy: signatureOf(viewer, input.changedBy, "changedBy"),
        }),
      })),
  },
  Check: {
    id: ({ check }) => check.id,
    status: ({ check }) => STATUSES[check.status],
    value: ({ check }) => check.value,
    n: ({ check }) => check.n,
    interval: ({ check }) => check.interval,
    visibleFrom: ({ check }) => check.chance?.visibleFrom ?? null,
    evidence: ({ check }) => check.evidence,
    reason: ({ check }) => check.reason,
    link: ({ check }) => check.link,
  },
  CheckDefinition: {
    title: ({ id }, _args, { language }) => renderNotice({ code: `CHECK_TITLE_${id}` }, language),
    rule: ({ rule }, _args, { language }) => renderNotice({ code: rule }, language),
    judgedBy: ({ judgedBy }) => JUDGEMENTS[judgedBy],
    comparator: ({ comparator }) => COMPARATORS[comparator],
    unit: ({ unit }) => UNITS[unit],
  },
  CheckThresholdChange: {
    changedAt: ({ createdAt }) => createdAt,
  },
};
