import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { refusalOf } from "./refused.mjs";
import { lastLines, run } from "./run.mjs";

const name = "memo";
const CHROMIUM = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
const PAGES = 2;

/** A browser prints the memo on two pages, with no network to ask. The pages stay in `keep` to be looked at. */
export async function check({ dir, keep }) {
  const memo = join(dir, "memo.html");
  if (!existsSync(memo)) {
    const reason = refusalOf(dir, "memo.html");
    return reason === null
      ? { name, status: "failed", detail: "memo.html is not there" }
      : { name, status: "skipped", detail: `not written: ${reason}` };
  }
  for (const program of [CHROMIUM, "pdftoppm"])
    if ((await run(program, ["--help"])).code === 127)
      return { name, status: "skipped", detail: `${program} is not installed` };

  const folder = keep ?? mkdtempSync(join(tmpdir(), "memo-"));
  const profile = mkdtempSync(join(tmpdir(), "chromium-"));
  try {
    const pdf = join(folder, "memo.pdf");
    const printed = await run(CHROMIUM, [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
      ...["--host-resolver-rules=MAP * ~NOTFOUND", `--user-data-dir=${profile}`],
      ...["--no-pdf-header-footer", `--print-to-pdf=${pdf}`, pathToFileURL(memo).href],
    ]);
    if (!existsSync(pdf)) return { name, status: "failed", detail: `no PDF came out: ${lastLines(printed.output)}` };
    const drawn = await run("pdftoppm", ["-png", "-r", "72", pdf, join(folder, "memo")]);
    if (drawn.code !== 0) return { name, status: "failed", detail: lastLines(drawn.output) };
    const nPages = readdirSync(folder).filter((file) => /^memo-\d+\.png$/.test(file)).length;
    const detail = `${nPages} pages${keep ? `, in ${keep}` : ""}`;
    return { name, status: nPages === PAGES ? "passed" : "failed", detail };
  } finally {
    rmSync(profile, { recursive: true, force: true });
    if (!keep) rmSync(folder, { recursive: true, force: true });
  }
}
