import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { outputOf, runScript } from "./child-process.fixture.ts";
import { DataFolderLockedError, lockDataFolder } from "./data-folder-lock.ts";
import { processStart } from "./process-identity.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Takes the lock at the moment given, says whether it won, and holds it until killed. */
const contender = `
  import { lockDataFolder } from "@brainscan/db/data-folder-lock";
  const [folder, atMs, address] = process.argv.slice(1);
  while (Date.now() < Number(atMs));
  try {
    lockDataFolder(folder, { address });
    console.log("won");
    setInterval(() => {}, 60_000);
  } catch (error) {
    console.log(error.code + " " + error.params.pid + " " + error.params.address);
  }
`;

function lockError(): DataFolderLockedError {
  try {
    lockDataFolder(folder);
  } catch (error) {
    if (error instanceof DataFolderLockedError) return error;
    throw error;
  }
  throw new Error("the folder was not locked");
}

function writeLock(number: number, content: object): void {
  mkdirSync(join(folder, "lock"), { recursive: true });
  const holder = { pid: process.pid, start: processStart(process.pid), host: hostname(), since: "then", address: "" };
  writeFileSync(join(folder, "lock", `${number}.json`), JSON.stringify({ ...holder, ...content }));
}

test("a held folder is refused, naming the process, since when, and its address once it has one", () => {
  const lock = lockDataFolder(folder);
  expect(lockError().params).toMatchObject({ path: folder, pid: process.pid, host: hostname(), address: "" });
  expect(Math.abs(Date.now() - Date.parse(lockError().params.since))).toBeLessThan(3_600_000);
  lock.update("http://localhost:4000");
  expect(lockError().message).toContain(`process ${process.pid} on ${hostname()}`);
  expect(lockError().message).toContain("http://localhost:4000");
  expect(JSON.parse(readFileSync(lockError().params.lockFile, "utf8"))).toMatchObject({ pid: process.pid });
  lock.release();
});

test("a released folder can be taken again, and again, leaving one file", () => {
  for (let i = 0; i < 3; i++) lockDataFolder(folder).release();
  const lock = lockDataFolder(folder);
  expect(readdirSync(join(folder, "lock"))).toEqual(["4.json"]);
  lock.release();
  lock.release();
  expect(readdirSync(join(folder, "lock"))).toEqual(["4.released"]);
});

test.each(["fresh", "stale"])(
  "of five processes racing for a %s lock exactly one wins, and the others name it",
  async (state) => {
    if (state === "stale") writeLock(41, { start: "another start", pid: process.pid });
    const at = String(Date.now() + 2_000);
    const runs = Array.from({ length: 5 }, () => runScript(contender, [folder, at, "http://localhost:4000"]));
    const answers = await Promise.all(runs.map(({ nextLine }) => nextLine()));
    const winner = runs[answers.indexOf("won")];
    for (const { child } of runs) child.kill("SIGKILL");
    await Promise.all(runs.map(({ ended }) => ended));
    const lost = `DATA_FOLDER_LOCKED ${winner?.child.pid} http://localhost:4000`;
    expect(answers.toSorted()).toEqual([lost, lost, lost, lost, "won"]);
  },
);

test("a lock whose process was killed is taken over", async () => {
  const holder = runScript(contender, [folder, "0", ""]);
  expect(await holder.nextLine()).toBe("won");
  expect(lockError().params.pid).toBe(holder.child.pid);
  holder.child.kill("SIGKILL");
  await holder.ended;
  lockDataFolder(folder).release();
});

test("a process that ends by itself gives its lock back", async () => {
  const script = `import { lockDataFolder } from "@brainscan/db/data-folder-lock"; lockDataFolder(process.argv[1]);`;
  expect(await outputOf(runScript(script, [folder]))).toEqual([]);
  expect(readdirSync(join(folder, "lock"))).toEqual(["1.released"]);
});

test.skipIf(process.platform === "win32")(
  "a lock whose process id now belongs to another process is taken over",
  () => {
    writeLock(7, { start: "another start" });
    const lock = lockDataFolder(folder);
    expect(readdirSync(join(folder, "lock"))).toEqual(["8.json"]);
    lock.release();
  },
);

test("a lock held on another machine is respected, and the error says which file to delete", () => {
  writeLock(3, { host: "elsewhere", pid: 1 });
  expect(lockError().message).toContain(join(folder, "lock", "3.json"));
  expect(lockError().params).toMatchObject({ host: "elsewhere", pid: 1, since: "then" });
});
