import type { ComparisonSection } from "../report/comparison-section.ts";
import type { Report } from "../report.ts";
import { figureColumns } from "./figure-columns.ts";
import { clusteringColumns } from "./image-tables.ts";
import { type Column, tabulate } from "./table.ts";

/** Made of this machine's seconds, which no two runs share: the tables leave it to the report, and are the same bytes everywhere. */
const isTimed = ({ id }: { id: string }) => id === "labellingBudget";

/** The definition of done: one row a check. */
export function checksTable({ checks = [] }: Pick<Report, "checks">): Column[] {
  return tabulate(checks, [
    ["check", "text", ({ id }) => id],
    ["status", "text", ({ status }) => status],
    ["value", "real", (check) => (isTimed(check) ? null : check.value)],
    ["unit", "text", ({ unit }) => unit],
    ["comparator", "text", ({ comparator }) => comparator],
    ["threshold", "real", ({ threshold }) => threshold],
    ["judged_by", "text", ({ judgedBy }) => judgedBy],
    ["n", "integer", ({ n }) => n],
    ["low", "real", ({ interval }) => interval?.low ?? null],
    ["high", "real", ({ interval }) => interval?.high ?? null],
    ["ran", "boolean", ({ ran }) => ran],
    ["reason", "text", ({ reason }) => reason],
    ["evidence", "text", (check) => (isTimed(check) ? null : check.evidence.message)],
    ["changed_after_results", "boolean", ({ changedAfterResults }) => changedAfterResults],
  ]);
}

/** One row a clustering, named as its column in the table of clusters. */
export function clusteringsTable({ clusterings }: Pick<Report, "clusterings">): Column[] {
  const names = clusteringColumns(clusterings);
  return [
    ...tabulate(
      clusterings.map((clustering, at) => ({ ...clustering, name: names[at] })),
      [
        ["clustering", "text", ({ name }) => name],
        ["method", "text", ({ method }) => method],
        ["layer", "text", ({ layer }) => layer],
        ["n_clusters", "integer", ({ nClusters }) => nClusters],
        ["chosen", "boolean", ({ chosen }) => chosen],
        ["preferred_by", "text", ({ preferredBy }) => preferredBy.join("|")],
        ["parameters", "text", ({ parameters }) => JSON.stringify(parameters)],
      ],
    ),
    ...figureColumns(clusterings.map(({ figures }) => figures)),
  ];
}

type PairedDifference = ComparisonSection["candidates"][number]["difference"];

type Comparison = { kind: string; experiment: string; other: string | null; nLabels: number | null } & Pick<
  PairedDifference,
  "difference" | "interval" | "pValue" | "smallestEffect" | "n" | "reason"
> & {
    verdict: string;
    standardError: number | null;
    holmPValue: number | null;
    nFolds: number | null;
  };

/** Experiments held against another: every paired difference of ROC AUC (`experiment` less `other`) of the report.
 *  - BASELINE: a candidate less the one that learns from labels alone
 *  - UNLABELLED: a semi-supervised method less the same without unlabelled images
 *  - NAIVE: what ignoring duplicates would have claimed, less the honest result
 *  - LABELS: what unlabelled images add at a number of labels */
export function comparisonsTable({ comparison }: Pick<Report, "comparison">): Column[] {
  return tabulate(comparison ? comparisonsOf(comparison) : [], [
    ["kind", "text", ({ kind }) => kind],
    ["experiment", "text", ({ experiment }) => experiment],
    ["other", "text", ({ other }) => other],
    ["n_labels", "integer", ({ nLabels }) => nLabels],
    ["difference", "real", ({ difference }) => difference],
    ["low", "real", ({ interval }) => interval?.low ?? null],
    ["high", "real", ({ interval }) => interval?.high ?? null],
    ["level", "real", ({ interval }) => interval?.level ?? null],
    ["standard_error", "real", ({ standardError }) => standardError],
    ["p_value", "real", ({ pValue }) => pValue],
    ["holm_p_value", "real", ({ holmPValue }) => holmPValue],
    ["smallest_effect", "real", ({ smallestEffect }) => smallestEffect],
    ["n_folds", "integer", ({ nFolds }) => nFolds],
    ["n", "integer", ({ n }) => n],
    ["verdict", "text", ({ verdict }) => verdict],
    ["reason", "text", ({ reason }) => reason ?? null],
  ]);
}

function comparisonsOf({ baseline, candidates, controls, labelEfficiency }: ComparisonSection): Comparison[] {
  const without = controls.flatMap((control) =>
    control.baseline
      ? [
          {
            ...paired("UNLABELLED", control.baseline.difference),
            experiment: control.experimentId,
            other: control.baseline.experimentId,
          },
        ]
      : [],
  );
  const naive = controls.flatMap(({ experimentId, leakage }): Comparison[] =>
    leakage
      ? [
          {
            ...leakage,
            ...{ kind: "NAIVE", experiment: leakage.experimentId, other: experimentId, nLabels: null },
            ...{ difference: leakage.pooledDifference, standardError: null, holmPValue: null, nFolds: null },
          },
        ]
      : [],
  );
  const points = labelEfficiency?.points ?? [];
  return [
    ...candidates.map(({ experimentId, difference }) => ({
      ...{ ...paired("BASELINE", difference), experiment: experimentId, other: baseline },
    })),
    ...without,
    ...naive,
    ...points.map(({ nLabels, gain }) => ({
      ...paired("LABELS", gain),
      ...{ experiment: labelEfficiency?.semiSupervised ?? "", other: labelEfficiency?.supervised ?? null, nLabels },
    })),
  ];
}

function paired(kind: string, difference: PairedDifference) {
  return { ...difference, kind, nLabels: null as number | null };
}
