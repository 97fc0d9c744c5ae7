import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copyNewDatabase } from "@brainscan/db/test-databases";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brainscan, type Serving, serve } from "./brainscan.ts";
import { hasChromium, openWindow, type Window, withoutChromium } from "./browser.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { ARTIFACTS } from "./workspace.ts";

const PASSWORD = "correct horse battery";

describe("brainscan accounts", () => {
  const env = { BRAINSCAN_DATA_DIR: join(temporaryFolder(), "data") };

  it("come before serving anyone elsewhere, with https before both", async () => {
    await copyNewDatabase(env.BRAINSCAN_DATA_DIR);
    const open = await brainscan(["serve", "--host", "0.0.0.0", "--no-demo"], { env });
    expect([open.code, open.stderr]).toEqual([2, expect.stringMatching(/0\.0\.0\.0.*https.*--tls-cert/)]);
    const proxied = { ...env, BRAINSCAN_PUBLIC_URL: "https://scans.example" };
    const unmanned = await brainscan(["serve", "--no-demo", "--lang", "fr"], { env: proxied });
    expect([unmanned.code, unmanned.stderr]).toEqual([2, expect.stringContaining("brainscan accounts add")]);
  });

  it("take a password from a terminal or standard input alone, and tell a key once", async () => {
    const add = (args: string[], input?: string) =>
      brainscan(["accounts", "add", "ada@example.org", "--name", "Ada", "--role", "administrator", ...args], {
        env,
        input,
      });
    expect((await add([])).stderr).toContain("--password-stdin");
    expect((await add(["--password", PASSWORD])).stderr).toContain("--password is not an argument");
    expect((await add(["--password-stdin"], "short\n")).stderr).toContain("12 to 128 characters");
    expect(await add(["--password-stdin"], `${PASSWORD}\n`)).toMatchObject({ code: 0 });
    const key = await brainscan("keys add --account ada@example.org --name k --scope read --expires 3".split(" "), {
      env,
    });
    expect([key.code, key.stdout]).toEqual([0, expect.stringMatching(/^brainscan_[\w-]{43}\n$/)]);
    const log = await brainscan(["changes", "export"], { env });
    expect(
      log.stdout.split("\n").map((line) =>
        line
          .match(/,(accounts|keys) add,.*,(OK|REFUSED),/)
          ?.slice(1)
          .join(" "),
      ),
    ).toEqual(expect.arrayContaining(["accounts REFUSED", "accounts OK", "keys OK"]));
    expect(log.stdout).not.toContain(PASSWORD);
    expect(log.stdout).not.toContain(key.stdout.trim());
  });
});

const title = hasChromium ? "the dashboard with accounts" : `the dashboard with accounts (${withoutChromium})`;

describe.skipIf(!hasChromium)(title, () => {
  const folder = temporaryFolder();
  const screenshots = join(ARTIFACTS, "screenshots");
  let serving: Serving;
  let opened: Window;
  let page: Page;

  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    const env = { BRAINSCAN_DATA_DIR: join(folder, "data") };
    await copyNewDatabase(env.BRAINSCAN_DATA_DIR);
    for (const [name, role] of [
      ["Ada", "administrator"],
      ["Rita", "reviewer"],
    ]) {
      const args = ["accounts", "add", `${name}@example.org`, "--name", name, "--role", role, "--password-stdin"];
      expect(await brainscan(args, { env, input: PASSWORD })).toMatchObject({ code: 0 });
    }
    await writeFile(join(folder, "scans.zip"), "PK");
    serving = await serve(env.BRAINSCAN_DATA_DIR, ["--no-demo"], { BRAINSCAN_ACCOUNTS: "required" });
    opened = await openWindow(serving.address);
    page = opened.page;
  });
  afterAll(async () => {
    await opened?.browser.close();
    await serving?.stop();
  });

  async function signIn(name: string, password = PASSWORD) {
    await page.getByLabel("E-mail address").fill(`${name}@example.org`);
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
  }
  const pathOf = () => new URL(page.url()).pathname;

  it("shows nobody anything but where to sign in, and leads back to the page that was asked for", async () => {
    await page.goto(`${serving.address}/en/predictions/`);
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.screenshot({ path: join(screenshots, "sign-in.png") });
    await signIn("rita", "a wrong password");
    await page.getByText("do not belong together").waitFor();
    await signIn("rita");
    await page.waitForURL("**/en/predictions/");
    await page.getByRole("button", { name: "Signed in as Rita" }).waitFor();
  });

  it("tells a reviewer who imports that this takes a scientist", async () => {
    await page.goto(`${serving.address}/en/`);
    await page.locator('input[type="file"]').setInputFiles(join(folder, "scans.zip"));
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByText("This takes the role scientist; your account has the role reviewer.").first().waitFor();
    await page.getByRole("button", { name: "Signed in as Rita" }).click();
    expect(await page.getByRole("menuitem").allInnerTexts()).toEqual(["Sign out"]);
  });

  it("ends the session with the sign-out, for pages in the browser's memory too", async () => {
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(pathOf()).toBe("/en/login/");
    await page.getByRole("button", { name: "Passer en français" }).click();
    await page.getByRole("heading", { name: "Connexion" }).waitFor();
    await page.getByRole("button", { name: "Switch to English" }).click();
  });

  it("lets an administrator keep accounts and keys, and read what everyone changed", async () => {
    await signIn("ada");
    await page.getByRole("button", { name: "Signed in as Ada" }).click();
    await page.getByRole("menuitem", { name: "Accounts" }).click();
    await page.getByRole("button", { name: "Add an account" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Name").fill("Sam");
    await dialog.getByLabel("E-mail address").fill("sam@example.org");
    await dialog.getByLabel("Password").fill(PASSWORD);
    await dialog.getByRole("button", { name: "Add" }).click();
    await page.getByRole("cell", { name: "sam@example.org" }).waitFor();
    await page.getByRole("button", { name: "Make a key" }).click();
    await dialog.getByLabel("What it is for").fill("notebook");
    await dialog.getByRole("button", { name: "Make the key" }).click();
    await dialog.getByText(/^brainscan_/).waitFor();
    await page.keyboard.press("Escape");
    await page.reload();
    const log = page.getByRole("table").last();
    for (const line of [/Ada.*addKey.*done/s, /Ada.*addAccount.*done/s, /Rita.*upload.*refused/s])
      await log.getByRole("row").filter({ hasText: line }).first().waitFor();
    await page.screenshot({ path: join(screenshots, "accounts.png"), fullPage: true });
  });

  it("breaks no rule of its own: nothing on the console but refusals, nothing asked of another address", () => {
    const refusals = /status of 40[13] /;
    expect(opened.complaints.filter((complaint) => !refusals.test(complaint))).toEqual([]);
  });
});
