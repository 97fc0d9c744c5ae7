import { guaranteeStatements } from "../../deliverables/guarantee-statements.ts";
import type { GuaranteeStatus, Resolvers } from "../../generated/resolvers.ts";
import type { GuaranteeModel } from "./mappers.ts";
import { guaranteeOf } from "./mappers.ts";

const STATUSES: Record<GuaranteeModel["status"], GuaranteeStatus> = {
  certified: "CERTIFIED",
  estimated: "ESTIMATED",
  "not decidable": "NOT_DECIDABLE",
};

export const guaranteeResolvers: Resolvers = {
  Study: {
    guarantee: ({ report }) => guaranteeOf(report),
  },
  Guarantee: {
    status: ({ status }) => STATUSES[status],
    audit: ({ nAudit }) => nAudit,
    evidence: ({ evidence }) => (evidence === "audit" ? "AUDIT" : "OUT_OF_FOLD"),
    curve: (guarantee) => ("curve" in guarantee ? guarantee.curve : []),
    beside: (guarantee) => ("beside" in guarantee ? guarantee.beside : null),
    statements: (guarantee, _args, { language }) =>
      "beside" in guarantee ? guaranteeStatements(guarantee, language) : [],
  },
  GuaranteePoint: {
    status: ({ status }) => STATUSES[status],
  },
  CancerAmongNormal: {
    prevalence: ({ prevalence }) => prevalence.value,
    prevalenceLow: ({ prevalence }) => prevalence.low,
    prevalenceHigh: ({ prevalence }) => prevalence.high,
  },
};
