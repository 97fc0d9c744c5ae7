import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  archiveOf,
  BAD_ENTRIES,
  manyImages,
  NOTHING_USABLE,
  POOR_LABELS,
  REFUSED_ARCHIVES,
  writeLinkedFolder,
  writeTree,
} from "./bad-inputs.ts";
import { type Serving, serve } from "./brainscan.ts";
import { askForQuickStudies, hasChromium, openWindow, type Window, withoutChromium } from "./browser.ts";
import { noisePng } from "./image-bytes.ts";
import { canLimit, canMount, leaveFree, limitFiles, mountDisk, unmountDisk } from "./small-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { addTinyNetwork } from "./tiny-network.ts";
import { ARTIFACTS } from "./workspace.ts";
import { zipOf } from "./zip-bytes.ts";

const title = hasChromium ? "bad input, in the browser" : `bad input, in the browser (${withoutChromium})`;

describe.skipIf(!hasChromium)(title, () => {
  const folder = temporaryFolder();
  const dataDir = join(folder, "data");
  const allowed = join(folder, "allowed");
  const screenshots = join(ARTIFACTS, "screenshots");
  let serving: Serving;
  let opened: Window;
  let page: Page;

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    await mkdir(allowed);
    if (canMount) mountDisk(dataDir, "size=300m");
    await copyNewDatabase(dataDir);
    const backbone = await addTinyNetwork(dataDir);
    serving = await serve(dataDir, ["--no-demo"], { BRAINSCAN_IMPORT_ROOTS: allowed });
    opened = await openWindow(serving.address);
    page = opened.page;
    page.setDefaultTimeout(20_000);
    await askForQuickStudies(page, { backbone });
    await page.goto(serving.address);
  });
  afterAll(async () => {
    await opened?.browser.close();
    await serving?.stop();
    if (canMount) unmountDisk(dataDir);
  });

  const shoot = (name: string) => page.screenshot({ path: join(screenshots, `bad-input-${name}.png`), fullPage: true });

  const save = async (name: string, bytes: Buffer) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };

  /** The form to import with: in a dialog once there is a data set. */
  async function importForm(): Promise<Page | Locator> {
    const button = page.getByRole("button", { name: "Import images" });
    if ((await button.count()) === 0) return page;
    await button.click();
    return page.getByRole("dialog");
  }

  async function importZip(path: string, form: Page | Locator): Promise<void> {
    await form.getByRole("radio", { name: "Zip file" }).click();
    await form.locator('input[type="file"]').setInputFiles(path);
    await form.getByRole("button", { name: "Import", exact: true }).click();
  }

  async function importFolder(path: string, form: Page | Locator): Promise<void> {
    await form.getByRole("radio", { name: "Folder on the server" }).click();
    await form.getByLabel("Path on the server").fill(path);
    await form.getByRole("button", { name: "Import", exact: true }).click();
  }

  /** Wait for what an alert says of these words, all of them. */
  async function expectAlert(within: Page | Locator, words: readonly string[]): Promise<string> {
    let alert = within.getByRole("alert");
    for (const text of words) alert = alert.filter({ hasText: text });
    await alert.first().waitFor();
    return (await alert.first().textContent()) ?? "";
  }

  const dismiss = () => page.getByRole("button", { name: "Dismiss" }).click();

  it.each(REFUSED_ARCHIVES)("$title is refused in the form, by name", async ({ name, says, make }) => {
    const form = await importForm();
    await importZip(await save(name, await make()), form);
    await expectAlert(form, [name, ...says]);
  });

  it("a file that is not called .zip is refused before it is sent", async () => {
    await page.locator('input[type="file"]').setInputFiles(await save("letter.txt", Buffer.from("Dear radiologist,")));
    await expectAlert(page, ["Only a .zip can be uploaded"]);
    await shoot("1-refused");
  });

  it("a path outside the allowed folders and an empty folder are told by name", async () => {
    await page.reload();
    await importFolder("/etc", page);
    await page.getByText("/etc is not below a folder that this server may read").waitFor();
    await page.reload();
    await mkdir(join(allowed, "hollow"));
    await importFolder(join(allowed, "hollow"), page);
    await expectAlert(page, ["The import failed", "hollow is empty", "Nothing was imported"]);
    await dismiss();
  });

  it("an archive without a usable image fails, each file with its reason", async () => {
    const { name, files, says, rejected } = NOTHING_USABLE;
    await importZip(await save(`${name}.zip`, await zipOf(files)), page);
    await expectAlert(page, ["The import failed", ...says, `${name}.zip`, ...Object.entries(rejected).flat()]);
    await shoot("2-nothing-usable");
    await dismiss();
  });

  it("of an archive with every kind of bad entry the good images are kept, the others listed with their reason", async () => {
    await importZip(await save("mixed.zip", await archiveOf(BAD_ENTRIES)), page);
    const rejected = page.locator("details", { hasText: "Rejected images" });
    await rejected.waitFor();
    const warnings = page.locator("details", { hasText: "Warnings" });
    for (const list of [rejected, warnings])
      if ((await list.getAttribute("open")) === null) await list.locator("summary").click();
    for (const { notice } of BAD_ENTRIES) {
      if (!notice) continue;
      let line = (notice.list === "rejected" ? rejected : warnings).locator("li").filter({ hasText: notice.path });
      for (const words of notice.says) line = line.filter({ hasText: words });
      expect(await line.count(), notice.path).toBe(1);
      expect(await line.isVisible(), notice.path).toBe(true);
    }
    const kept = 1 + BAD_ENTRIES.reduce((sum, entry) => sum + entry.kept, 0);
    expect(await page.getByText(`${kept} images added`).count()).toBe(1);
    await shoot("3-mixed");
  });

  it("an archive refused as an addition to a data set is called by its own name too", async () => {
    const form = await importForm();
    await form.getByRole("radio", { name: "Add to mixed" }).click();
    await importZip(await save("addition.zip", await REFUSED_ARCHIVES[0].make()), form);
    await expectAlert(form, ["addition.zip", ...REFUSED_ARCHIVES[0].says]);
    await page.keyboard.press("Escape");
  });

  it("a link in a folder is named and not followed", async () => {
    const form = await importForm();
    await importFolder(await writeLinkedFolder(join(allowed, "linked")), form);
    await page.getByText("passwd.png", { exact: true }).waitFor();
    expect(await page.locator("li", { hasText: "passwd.png" }).textContent()).toContain("links are not followed");
  });

  it.each(POOR_LABELS)("$title: the overview shows the warning, then what the study cannot do", async (labels) => {
    const form = await importForm();
    await importZip(await save(`${labels.name}.zip`, await zipOf(labels.files)), form);
    await page.getByRole("heading", { name: labels.name }).waitFor();
    for (const words of labels.warns.says) await page.locator("li", { hasText: words }).first().waitFor();
    await page.getByRole("button", { name: "Start a study" }).first().click();
    await page.getByRole("dialog").getByRole("button", { name: "Start", exact: true }).click();
    for (const words of labels.limits.says)
      await page.locator("li", { hasText: words }).first().waitFor({ timeout: 60_000 });
    await shoot(`4-${labels.name}`);
  });

  it.skipIf(!canLimit)(
    "a limit on the size of files: the form and the import name the folder (skipped without prlimit)",
    async () => {
      const image = noisePng(1, 4_300);
      const path = await writeTree(join(allowed, "too-large"), { "a.png": image });
      const zip = await save("too-large.zip", await zipOf({ "a.png": image }));
      limitFiles(serving.pid, 18_000_000);
      try {
        const form = await importForm();
        await importZip(zip, form);
        await expectAlert(form, [`The data folder ${dataDir} cannot be written`, "may not grow", "is kept"]);
        await importFolder(path, form);
        await expectAlert(page, ["The import failed", dataDir, "0\u00a0imported images are kept"]);
      } finally {
        limitFiles(serving.pid, "unlimited");
      }
      await dismiss();
    },
  );

  describe.skipIf(!canMount)("a data folder that takes no more (skipped where nothing can be mounted)", () => {
    it("mounted read-only: the import fails and names it", async () => {
      const path = await writeTree(join(allowed, "for-read-only"), { "a.png": noisePng(80) });
      mountDisk(join(dataDir, "images"), "ro,size=64k");
      try {
        await importFolder(path, await importForm());
        await expectAlert(page, ["The import failed", dataDir, "read-only", "0\u00a0imported images are kept"]);
      } finally {
        unmountDisk(join(dataDir, "images"));
      }
      await dismiss();
    });

    it("full: the form says so of an upload, the import says what it kept, and that is on the page", async () => {
      const tree = manyImages(300);
      const path = await writeTree(join(allowed, "many"), tree);
      const zip = await save("many.zip", await zipOf(tree));
      const form = await importForm();
      leaveFree(dataDir, 500_000);
      await importZip(zip, form);
      await expectAlert(form, [`No space is left in ${dataDir}`, "is kept"]);
      leaveFree(dataDir, 1_800_000);
      await importFolder(path, form);
      const said = await expectAlert(page, ["The import failed", `No space is left in ${dataDir}`, "images are kept"]);
      const kept = Number(/(\d+)\u00a0imported images are kept/.exec(said)?.[1]);
      expect(kept).toBeGreaterThan(0);
      await page.getByRole("heading", { name: "many", exact: true }).waitFor();
      await page.locator("main").getByText(String(kept), { exact: true }).first().waitFor();
      await shoot("5-full");
      leaveFree(dataDir, 50_000_000);
    });
  });

  it("broke nothing on the page", () => {
    // The browser itself logs each refused upload: 422 is the answer to it.
    expect(opened.complaints.filter((complaint) => !/status of 422 .*\/uploads/.test(complaint))).toEqual([]);
  });
});
