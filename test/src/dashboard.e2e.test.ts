import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Serving, serve } from "./brainscan.ts";
import { askForQuickStudies, hasChromium, openWindow, type Window, withoutChromium } from "./browser.ts";
import { writePhantoms, zipFolder } from "./phantoms.ts";
import { saveCharts } from "./save-charts.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { ARTIFACTS } from "./workspace.ts";

const title = hasChromium ? "the dashboard" : `the dashboard (${withoutChromium})`;

describe.skipIf(!hasChromium)(title, () => {
  const folder = temporaryFolder();
  const screenshots = join(ARTIFACTS, "screenshots");
  let serving: Serving;
  let opened: Window;
  let page: Page;

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    const phantoms = await writePhantoms(join(folder, "phantoms"), 60);
    await writeFile(join(folder, "phantoms.zip"), await zipFolder(phantoms));
    await copyNewDatabase(join(folder, "data"));
    serving = await serve(join(folder, "data"), ["--no-demo"]);
    opened = await openWindow(serving.address);
    page = opened.page;
    await askForQuickStudies(page);
  });

  afterAll(async () => {
    await opened?.browser.close();
    await serving?.stop();
  });

  const shoot = (name: string) => page.screenshot({ path: join(screenshots, `${name}.png`) });

  it("takes a newcomer from the empty state to an imported data set", async () => {
    await page.goto(serving.address);
    await page.locator('input[type="file"]').setInputFiles(join(folder, "phantoms.zip"));
    await shoot("1-empty-state");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("Rejected images").first().waitFor({ timeout: 60_000 });
    await shoot("2-imported");
    expect(await page.getByText("phantoms").first().isVisible()).toBe(true);
  });

  it("starts a study, shows where it stands and ends with a champion", async () => {
    await page.getByRole("button", { name: "Start a study" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /start/i }).click();
    await page.getByRole("progressbar").first().waitFor({ timeout: 30_000 });
    await shoot("3-study-running");
    await page.getByText("ROC AUC").first().waitFor({ timeout: 170_000 });
    await shoot("4-study-finished");
    expect(
      await page
        .getByText(/n = \d+/)
        .first()
        .isVisible(),
    ).toBe(true);
  });

  it("saves every chart whole: title and caption as text, the plot as drawn, its figures as a table", async () => {
    const charts = await saveCharts(page);
    expect(charts.map(({ name }) => name)).toEqual(expect.arrayContaining(["guarantee", "probabilities"]));
    for (const { name, svg, png, csv } of charts) {
      const figure = page.locator("figure").nth(charts.findIndex((chart) => chart.name === name));
      const words = ((await figure.locator("h3, figcaption").allInnerTexts()).join(" ").match(/\S+/g) ?? []).slice(
        0,
        12,
      );
      const written = svg.replace(/<[^>]*>/g, " ");
      for (const word of words) expect(written, name).toContain(word.replaceAll("<", "&lt;"));
      expect(svg, name).not.toMatch(/oklch|oklab|var\(/);
      expect(png.isBlank, name).toBe(false);
      expect(png.widthPx, name).toBeGreaterThan(600);
      const lines = csv.trimEnd().split("\r\n");
      expect(lines.length, name).toBeGreaterThan(1);
      expect(new Set(lines.map((line) => line.split(",").length)).size, name).toBe(1);
    }
  });

  it("shows the map, and opens an image from it", async () => {
    await page.getByRole("link", { name: "Map", exact: true }).click();
    const canvas = page.locator("canvas").first();
    await canvas.waitFor();
    await page.waitForTimeout(500);
    await canvas.focus();
    await page.keyboard.press("ArrowRight");
    await shoot("5-map");
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("dialog");
    await sheet.waitFor();
    await sheet.locator("img").first().waitFor();
    expect(new URL(page.url()).searchParams.get("image")).toMatch(/^[0-9a-f-]{36}$/);
    await page.waitForTimeout(500);
    await shoot("6-image");
    await page.keyboard.press("Escape");
  });

  it("lists predictions and hands them out", async () => {
    await page.getByRole("link", { name: "Predictions", exact: true }).click();
    await page.locator('img[src$="/thumbnail"]').first().waitFor();
    await page.waitForTimeout(500);
    await shoot("7-predictions");
    const downloading = page.waitForEvent("download");
    await page
      .getByRole("link", { name: /csv/i })
      .or(page.getByRole("button", { name: /csv/i }))
      .first()
      .click();
    const csv = await readFile(await (await downloading).path(), "utf8");
    expect(csv.split("\n")[0]).toBe(
      "filename,sha256,group,label,probability,decision,probability_raw,probability_calibrated,probability_adjusted,agreement,nearest_labelled",
    );
    expect(csv.trimEnd().split("\n")).toHaveLength(59);
  });

  it("answers the manager anew as an assumption moves, and any answer is a link", async () => {
    await page.getByRole("link", { name: "Scale-up", exact: true }).click();
    const answer = page.getByRole("heading", { level: 2 }).first();
    await answer.filter({ hasText: "4,000,000" }).waitFor();
    await page.getByRole("slider", { name: "Images to label" }).press("ArrowLeft");
    await answer.filter({ hasText: "3,900,000" }).waitFor();
    await page.waitForURL(/nImages/);
    await shoot("8-scale-up");
    const link = page.url();
    await page.goto(`${serving.address}/en/`);
    await page.goto(link);
    await answer.filter({ hasText: "3,900,000" }).waitFor();
    await page.getByRole("textbox", { name: "Budget", exact: true }).fill("0");
    await page.getByText("Budget: 0 must be above 0.").waitFor();
    await page.getByRole("button", { name: "Back to the study’s own" }).click();
    await answer.filter({ hasText: "4,000,000" }).waitFor();
  });

  it("writes the memo in the browser, and hands it out", async () => {
    await page.getByRole("link", { name: "Deliverables", exact: true }).click();
    await page.getByRole("button", { name: "None", exact: true }).click();
    await page.getByRole("checkbox", { name: /^Memo/ }).check();
    await page.getByRole("button", { name: "Write one kind" }).click();
    const link = page.getByRole("link", { name: /memo\.html/ });
    await link.waitFor({ timeout: 60_000 });
    await shoot("9-deliverables");
    const downloading = page.waitForEvent("download");
    await link.click();
    const memo = await readFile(await (await downloading).path(), "utf8");
    expect(memo).toContain("4,000,000");
    expect(memo).not.toContain("<script");
  });

  it("speaks French and follows the dark scheme", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(`${serving.address}/fr/`);
    await page.getByRole("link", { name: /^Vue d.ensemble$/ }).waitFor();
    await page
      .getByText(/n = \d+/)
      .first()
      .waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("fr");
    await page.waitForTimeout(500);
    await shoot("10-french-dark");
  });

  it("logged no error and sent nothing elsewhere", () => {
    expect(opened.complaints).toEqual([]);
  });
});
