import { describe, expect, it } from "vitest";
import { plainText, standsIn } from "../../exports/plain-text.ts";
import { readableText } from "../../exports/readable-text.ts";
import { chartedReport } from "../charts/charts.fixture.ts";
import { createQuoter } from "../kit/quoter.ts";
import { strayNumbers } from "../kit/stray-numbers.fixture.ts";
import type { Report } from "../report.ts";
import { createTell } from "../slides/content/tell.ts";
import { cardOf } from "./write-card.ts";
import { writeHtml } from "./write-html.ts";
import { writeMarkdown } from "./write-markdown.ts";

function cardText(report: Report) {
  const quoter = createQuoter(report, report.language);
  const blocks = cardOf(createTell(quoter));
  if (blocks === null) throw new Error("the report has a champion");
  return { text: writeMarkdown(blocks), blocks, quotes: quoter.quotes() };
}

describe.each(["en", "fr"] as const)("the model card in %s", (language) => {
  const report = chartedReport(language);
  const { text, blocks, quotes } = cardText(report);

  it("prints no number that does not stand in the report", () => {
    const { product, runtime, dataset, embeddings } = report;
    const names = [
      ...[product.version, runtime.onnxruntime, runtime.platform, dataset.fingerprint, "Apache-2.0", "F1", "Lite0"],
      ...embeddings.flatMap(({ weightsSha256, preprocessing }) => [weightsSha256, preprocessing]),
      ...report.limits.map(({ message }) => message),
    ];
    const told = names.reduce((left, name) => left.replaceAll(name, " "), text);
    expect(strayNumbers(told, quotes)).toEqual([]);
  });

  it("shows every number that it says it prints, in Markdown and in HTML", async () => {
    for (const [path, written] of [
      ["card.md", text],
      ["card.html", writeHtml(blocks, language)],
    ]) {
      const readable = await readableText(path, Buffer.from(written));
      expect(quotes.filter((quote) => !standsIn(readable?.text ?? "", plainText(quote.text)))).toEqual([]);
    }
  });

  it("says what it is not for, what its backbone has seen, and every figure with its n", () => {
    expect(text).toContain(language === "fr" ? "pas un dispositif médical" : "not a medical device");
    expect(text).toContain(language === "fr" ? "Il a vu 118 des 131 images" : "It has seen 118 of the 131 images");
    const rows = text.split("\n").filter((line) => /^\| (ROC AUC|AUC ROC)/.test(line));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/0[.,]931 \| .*0[.,]842.*0[.,]982.* \| 41 \|$/);
  });
});

it("knows what each kind of backbone was trained on, and says so when it does not", () => {
  const report = chartedReport();
  const withBackbone = (backbone: string) =>
    cardText({ ...report, experiments: report.experiments.map((one) => ({ ...one, backbone })) }).text;
  expect(withBackbone("resnet18-brainmri")).toContain("distillation from EfficientNet-Lite0");
  expect(withBackbone("resnet50")).toContain("on no medical image");
  expect(withBackbone("mine")).toContain("does not know what they were trained on");
});

it("prints a share of cancers that so few labels leave without an interval, and says so", () => {
  const { prevalence, ...report } = chartedReport();
  if (!prevalence) throw new Error("the report has a prevalence");
  const { text } = cardText({ ...report, prevalence: { ...prevalence, pool: { estimate: 1, low: null, high: null } } });
  expect(text).toContain("100% (no interval)");
});

it("has no card without a champion", () => {
  const quoter = createQuoter({ ...chartedReport(), champion: null }, "en");
  expect(cardOf(createTell(quoter))).toBeNull();
});

it("writes names as they are, in Markdown and in HTML", () => {
  const report = chartedReport();
  const { text, blocks } = cardText({ ...report, dataset: { ...report.dataset, name: "a|b <i>*x*</i>" } });
  expect(text).toContain("| a\\|b \\<i\\>\\*x\\*\\</i\\> | n |");
  const page = writeHtml(blocks, "en");
  expect(page).toContain("a|b &lt;i&gt;*x*&lt;/i&gt;");
  expect(page).not.toMatch(/<script|<link|http/);
});
