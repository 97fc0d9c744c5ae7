import { readFile } from "node:fs/promises";
import { decodeImage } from "@brainscan/ml/image/decode-image";
import type { Page } from "playwright-core";

export type SavedChart = {
  name: string;
  svg: string;
  png: { widthPx: number; heightPx: number; isBlank: boolean };
  csv: string;
};

/** Every chart of the page as its menu saves it. */
export async function saveCharts(page: Page): Promise<SavedChart[]> {
  const buttons = page.getByRole("button", { name: "Save the chart" });
  await buttons.first().waitFor();
  await page.waitForFunction(() => !document.querySelector("figure [data-loading]"));
  const saved: SavedChart[] = [];
  for (let at = 0; at < (await buttons.count()); at++) {
    const save = async (kind: string) => {
      await buttons.nth(at).click();
      const item = page.getByRole("menuitem", { name: kind });
      const [file] = await Promise.all([page.waitForEvent("download"), item.click()]);
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
    };
    const svg = await save("SVG");
    const { bytes: png } = await save("PNG");
    const { bytes: csv } = await save("CSV");
    const { data, width, height } = await decodeImage(png);
    saved.push({
      name: svg.name.replace(/\.svg$/, ""),
      svg: svg.bytes.toString("utf8"),
      png: { widthPx: width, heightPx: height, isBlank: data.every((value) => value === data[0]) },
      csv: csv.toString("utf8"),
    });
  }
  return saved;
}
