import { describe, expect, it } from "vitest";
import type { Language } from "../messages/message.ts";
import { cardOf } from "./card/write-card.ts";
import { writeMarkdown } from "./card/write-markdown.ts";
import { CHART_IDS } from "./charts/chart-data.ts";
import { chartedReport } from "./charts/charts.fixture.ts";
import { PREPARE_CHART } from "./charts/prepare-charts.ts";
import { drawChart } from "./charts/svg/draw-chart.ts";
import { createQuoter, type Quoter } from "./kit/quoter.ts";
import { memoPage } from "./memo/memo-page.ts";
import { buildCells } from "./notebooks/build-cells.ts";
import { createTold } from "./notebooks/told.ts";
import { NOTEBOOKS } from "./notebooks/write-notebooks.ts";
import { modelNotes } from "./onnx/model-notes.ts";
import { type Report, reportSchema } from "./report.ts";
import { buildDeck } from "./slides/content/build-deck.ts";
import { createTell } from "./slides/content/tell.ts";
import type { Deck } from "./slides/pptx/deck.ts";
import { writePptx } from "./slides/pptx/write-pptx.ts";
import { statementsOf } from "./statements.ts";

type Json = { [key: string]: Json } | Json[] | string | number | boolean | null | undefined;

/** The value with those at some places replaced; a place is named as "/champion/figure/interval". */
function withValues(report: Report, changes: Record<string, Json>): Report {
  const copy = structuredClone(report) as unknown as { [key: string]: Json };
  for (const [path, value] of Object.entries(changes)) {
    const [last = "", ...above] = path.split("/").slice(1).reverse();
    let place = copy;
    for (const segment of above.reverse()) place = place[segment] as { [key: string]: Json };
    place[last] = value;
  }
  return reportSchema.parse(copy);
}

/** Every property of a name that may be null is. */
function without(report: Report, isNamed: (name: string) => boolean): Report {
  const text = JSON.stringify(report, (name, value) => (isNamed(name) && typeof value === "object" ? null : value));
  return reportSchema.parse(JSON.parse(text));
}

const NO_CLASSIFIER = { "/champion": null, "/guarantee": null, "/predictions/rule": null };
const NO_EXPERIMENT = { ...NO_CLASSIFIER, "/experiments": [], "/comparison": null };
const COUNTS = ["labelled", "labelledDistinct", "normal", "cancer", "labelledAlsoUnlabelled"];

const SHAPES: Record<string, (report: Report) => Report> = {
  "all sections": (report) => report,
  "a classifier that could not be measured": (report) => withValues(report, NO_CLASSIFIER),
  "experiments, and nothing told of them": (report) =>
    withValues(report, { "/comparison": null, "/audits": null, "/prevalence": null, "/checks": undefined }),
  "no experiment and no clustering": (report) =>
    withValues(report, { ...NO_EXPERIMENT, "/clusterings": [], "/clusterChoice": null }),
  "no answer on a larger set": (report) => withValues(report, { "/scaleUp": null }),
  "sections of before, left out": (report) =>
    withValues(report, { "/audits": undefined, "/prevalence": undefined, "/clusterChoice": undefined }),
  "no label at all": (report) =>
    withValues(report, {
      ...NO_EXPERIMENT,
      ...{ "/prevalence": null, "/clusterChoice": null, "/audits/labelErrors": null, "/audits/shortcuts": [] },
      ...{ "/audits/shortcutsTogether": null, "/audits/shortcutsExplained": null, "/audits/prevalenceEffect": null },
      ...{ "/scaleUp/answer/frontier": [], "/scaleUp/quality/points": [], "/scaleUp/measured/imagesPerSecond": null },
      "/scaleUp/answer/scenario/inputs": report.scaleUp?.answer.scenario.inputs.filter(
        ({ provenance }) => provenance.kind !== "measured",
      ) as Json,
      ...Object.fromEntries(COUNTS.map((name) => [`/dataset/counts/${name}`, 0])),
    }),
  "no interval of any figure": (report) =>
    without(report, (name) => /interval$/i.test(name) && name !== "ifCalibratedInterval"),
  "a champion without a value": (report) =>
    withValues(report, {
      ...{ "/champion/figure/value": null, "/champion/figure/interval": null },
      ...{ "/experiments/0/figures/0/value": null, "/experiments/0/figures/0/interval": null },
    }),
  "a choice that cannot be corrected": (report) =>
    withValues(report, { "/champion/optimism/correctedAuc": null, "/champion/optimism/nestedAuc": null }),
  "a corrected choice without an interval": (report) =>
    withValues(report, { "/champion/optimism/correctedInterval": null }),
  "a share of cancers without ends": (report) =>
    withValues(report, { "/prevalence/pool/low": null, "/prevalence/pool/high": null }),
  "no share of cancers": (report) =>
    withValues(report, {
      ...{ "/prevalence/pool/estimate": null, "/prevalence/pool/low": null, "/prevalence/pool/high": null },
      ...{ "/prevalence/preferred": null, "/prevalence/labelShift": null, "/prevalence/calibration": null },
    }),
  "audits that cannot tell": (report) =>
    withValues(report, {
      ...{ "/audits/representativeness/auc": null, "/audits/shortcutsTogether/auc": null },
      ...{ "/audits/coverage/shareUncovered": null, "/audits/shortcutsExplained/rSquared": null },
    }),
  "thresholds of which nothing is known": (report) =>
    withValues(report, { "/guarantee/curve/0/missRateN": null, "/guarantee/curve/0/missRateInterval": null }),
  "folds that nobody counted": (report) => withValues(report, { "/champion/figure/nFolds": undefined }),
};

function textsOf({ slides }: Deck): string[] {
  return slides.flatMap(({ shapes, notes }) => [
    ...notes,
    ...shapes.flatMap((shape) => {
      if (shape.kind === "text") return shape.paragraphs.map(({ runs }) => runs.map(({ text }) => text).join(""));
      if (shape.kind === "table") return [shape.header, ...shape.rows].flatMap((row) => row.map(({ text }) => text));
      return [shape.description];
    }),
  ]);
}

function drawnCharts(quoter: Quoter): string[] {
  return CHART_IDS.map((id) => {
    const { chart, missing } = PREPARE_CHART[id](quoter);
    if (chart === null) return missing;
    const { body } = chart;
    const lists = body.kind === "curves" ? body.series.map(({ points }) => points) : [body.rows];
    expect(lists.map(({ length }) => length > 0)).not.toContain(false);
    return drawChart(chart, { widthPx: 960, fontSizePx: 14, letters: "text", framed: true }).svg;
  });
}

/** Whatever a report is told in, by name. */
async function toldIn(report: Report, language: Language): Promise<Record<string, string>> {
  const quoter = createQuoter(report, language);
  const tell = createTell(quoter);
  const { deck, footer } = buildDeck(quoter);
  await writePptx(deck, footer);
  const { champion, scaleUp } = report;
  const experimentId = champion?.experimentId ?? "";
  const notebooks = NOTEBOOKS.filter((source) => source.missing(report, language) === null);
  const cells = await Promise.all(notebooks.map((source) => buildCells(source, createTold(report, language))));
  return {
    statements: statementsOf(report, language).join("\n"),
    charts: drawnCharts(quoter).join("\n"),
    memo: scaleUp ? memoPage(tell, scaleUp).replace(/<style>[\s\S]*?<\/style>/, "") : "",
    card: writeMarkdown(cardOf(tell) ?? []),
    slides: textsOf(deck).join("\n"),
    notes: champion
      ? modelNotes({ quoter, studyId: "s", experimentId, championId: experimentId, calibrated: true }).documentation
      : "",
    notebooks: cells
      .flat()
      .flatMap((cell) => (cell.kind === "markdown" ? [cell.source] : []))
      .join("\n"),
  };
}

const UNPRINTABLE = /.{0,60}(\b(null|NaN|undefined|Infinity)\b|\[object|∞|\(\s*\)).{0,30}/g;

describe.each(["en", "fr"] as const)("in %s a report with", (language) => {
  it.each(Object.keys(SHAPES))("%s is told in every file, what is missing said or left out", async (shape) => {
    const told = await toldIn(SHAPES[shape](chartedReport(language)), language);
    const unprintable = Object.values(told).flatMap((text) => text.match(UNPRINTABLE) ?? []);
    expect(unprintable).toEqual([]);
    for (const name of ["statements", "charts", "slides", "notebooks"]) expect(told[name]).not.toBe("");
  });
});

it("says why a chart of thresholds is left out, and not that there is no answer", () => {
  const report = SHAPES["no label at all"](chartedReport("en"));
  const { missing } = PREPARE_CHART.frontier(createQuoter(report, "en"));
  expect(missing).toBe("no miss rate could be measured at any threshold");
});

it("tells of no effect larger than there can be, and of no share explained below none", async () => {
  const report = withValues(chartedReport("en"), {
    ...{
      "/comparison/semiSupervision/smallestEffect": 1.361,
      "/comparison/semiSupervision/verdict": "NO_DIFFERENCE_SHOWN",
    },
    "/audits/shortcutsExplained/rSquared": -11.085,
    "/audits/shortcutsExplained/interval": { low: -3706.5, high: -1.695, level: 0.95, method: "group-bootstrap" },
  });
  const told = Object.values(await toldIn(report, "en")).join("\n");
  expect(["1.361", "370,650%", "1,108.5%", "169.5%", "-169%"].filter((absurd) => told.includes(absurd))).toEqual([]);
  expect(told).toContain("explain nothing of how the champion’s score varies");
});
