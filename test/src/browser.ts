import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

export const hasChromium = existsSync(CHROMIUM);

/** What the title of a skipped suite says. */
export const withoutChromium = `skipped: no Chromium at ${CHROMIUM}, set CHROMIUM_PATH`;

/** The browser itself must not call anyone either. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export type Window = {
  browser: Browser;
  context: BrowserContext;
  page: Page;
  /** Errors on the console or the page, and requests that left for another address. */
  complaints: string[];
};

/** Open a window on the server at `address`, and watch it. */
export async function openWindow(address: string): Promise<Window> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  const context = await browser.newContext({
    viewport: { width: 1440, height: 1000 },
    locale: "en-GB",
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => complaints.push(`page: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol.startsWith("http") && host !== new URL(address).host) complaints.push(`left: ${request.url()}`);
  });
  return { browser, context, page, complaints };
}

/** Studies that the page starts follow the quick plan, on the backbone given: the form asks for the default one, which takes
 *  minutes. */
export async function askForQuickStudies(page: Page, study: { backbone?: string } = {}): Promise<void> {
  await page.route("**/graphql", async (route) => {
    const asked = route.request().postDataJSON();
    if (!/mutation StartStudy\b/.test(asked?.query ?? "")) return route.continue();
    const input = { ...asked.variables.input, planName: "quick", ...study };
    return route.continue({ postData: JSON.stringify({ ...asked, variables: { ...asked.variables, input } }) });
  });
}
