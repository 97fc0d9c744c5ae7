import type { ReportFigure } from "./report/figure.ts";
import type { Report } from "./report.ts";

/** Figures that others have published on the same images. */
export type PublicResults = {
  protocol: string;
  rows: { configuration: string; figures: Record<string, string> }[];
};

const COLUMNS = [
  { id: "rocAuc", name: "ROC AUC" },
  { id: "f1Macro", name: "Macro F1" },
  { id: "recall", name: "Recall" },
  { id: "recallAtTarget", name: "Recall at the folds' thresholds" },
  { id: "ece", name: "ECE" },
  { id: "brier", name: "Brier" },
] as const;

/** A study's figures as a page, one row a configuration, beside those that others have published. Every figure is read from
 *  the reports; nothing is computed here. */
export function resultsDocument(reports: readonly Report[], published: PublicResults): string {
  return [
    "# Results on the real data set",
    "",
    "Made by `npm run brainscan -- results --report report.json --out docs/results.md` from the report of a study; not written by hand.",
    'Labels are image-level: "cancer" reads "labelled cancer". A research tool, not a medical device.',
    "One section a backbone: torchvision's are added once their weights are fetched (`brainscan weights fetch resnet18`, then a study with `--backbone resnet18` and its report after a comma).",
    ...reports.flatMap(studySection),
    "",
    "## Public results on these images",
    "",
    `${published.protocol} They were not computed here, and their folds are not ours: compare with care.`,
    "",
    ...table(
      ["Configuration", ...COLUMNS.map(({ name }) => name), "Cluster ARI inside folds"],
      published.rows.map(({ configuration, figures }) => [
        configuration,
        ...COLUMNS.map(({ id }) => figures[id] ?? "not given"),
        figures.adjustedRandIndexInsideFolds ?? "not given",
      ]),
    ),
    "",
  ].join("\n");
}

function studySection(report: Report): string[] {
  const { dataset, experiments, embeddings, champion } = report;
  const [{ backbone, backboneHasSeenImages, imagesSeen }] = embeddings;
  const { counts } = dataset;
  const { protocol } = experiments[0] ?? {};
  const seen = backboneHasSeenImages
    ? `The backbone ${backbone} has seen ${imagesSeen} of these ${counts.images} images, unlabelled: its figures are transductive in that sense, and may flatter.`
    : `The backbone ${backbone} has seen none of these images.`;
  const folds = protocol ? `${protocol.nRepeats} x ${protocol.nSplits} folds, grouped by ${protocol.groupedBy}` : "";
  return [
    "",
    `## ${backbone}`,
    "",
    `${counts.images} images, ${counts.distinct} distinct, ${counts.labelledDistinct} of them labelled (${counts.normal} normal, ${counts.cancer} cancer). ${folds}. ${seen}`,
    "",
    ...table(
      ["Configuration", ...COLUMNS.map(({ name }) => name), "n"],
      [...experiments]
        .sort((a, b) => (figureValue(b.figures, "rocAuc") ?? 0) - (figureValue(a.figures, "rocAuc") ?? 0))
        .map((experiment) => [
          `${experiment.methodName}, ${experiment.layer}, ${experiment.preprocessing}${representationText(experiment)}${experiment.id === champion?.experimentId ? " (champion)" : ""}`,
          ...COLUMNS.map(({ id }) => figureText(experiment.figures.find((figure) => figure.id === id))),
          String(experiment.figures.find(({ id }) => id === "rocAuc")?.n ?? 0),
        ]),
    ),
    "",
    "ROC AUC: mean over folds, Nadeau-Bengio interval. The others pool the scores averaged over repeats, with intervals over families given these fitted models.",
    ...clusterLines(report),
  ];
}

function clusterLines({ clusterings, clusterChoice }: Report): string[] {
  if (clusterings.length === 0) return [];
  return [
    "",
    ...table(
      ["Clustering", "Layer", "Clusters", "ARI", "AMI", "Silhouette"],
      clusterings.map(({ method, layer, nClusters, figures }) => [
        method,
        layer,
        String(nClusters),
        ...["adjustedRandIndex", "adjustedMutualInformation", "silhouette"].map((id) =>
          figureText(figures.find((figure) => figure.id === id)),
        ),
      ]),
    ),
    ...(clusterChoice
      ? [
          "",
          `Adjusted Rand index of the clustering chosen inside the folds, on the labels that they hold out: ${figureText(clusterChoice.figure)}, n = ${clusterChoice.figure.n}, ${clusterChoice.figure.nFolds ?? 0} folds.`,
        ]
      : []),
  ];
}

function representationText({ representation }: Report["experiments"][number]): string {
  if (representation.kind === "raw") return "";
  return representation.kind === "pca" ? `, ${representation.nComponents} components` : ", standardised";
}

function figureValue(figures: readonly ReportFigure[], id: string): number | null {
  return figures.find((figure) => figure.id === id)?.value ?? null;
}

function figureText(figure: ReportFigure | undefined): string {
  if (!figure) return "";
  if (figure.value === null) return `none (${figure.reason ?? "no reason"})`;
  const { value, interval } = figure;
  return interval
    ? `${value.toFixed(3)} (${interval.low.toFixed(3)} to ${interval.high.toFixed(3)})`
    : value.toFixed(3);
}

function table(header: readonly string[], rows: readonly string[][]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)];
}
