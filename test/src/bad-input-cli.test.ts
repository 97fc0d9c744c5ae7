import { existsSync, readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reportSchema } from "@brainscan/api/deliverables/report";
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
import { brainscan, type Finished } from "./brainscan.ts";
import { noisePng } from "./image-bytes.ts";
import { canLimit, canMount, leaveFree, limitFiles, mountDisk, unmountDisk } from "./small-disk.ts";
import { temporaryFolder } from "./temporary-folder.ts";
import { addTinyNetwork } from "./tiny-network.ts";
import { zipOf } from "./zip-bytes.ts";

/** For studies of which only the import is looked at. */
const LEAST = ["--backbone", "tiny", "--only", "tables"];

type StudyOptions = Parameters<typeof brainscan>[1] & { home?: string; rest?: string[] };

describe("bad input, on the command line", () => {
  const folder = temporaryFolder();
  const disk = join(folder, "disk");
  // One for all: making its database takes seconds.
  const out = join(disk, "out");

  beforeAll(async () => {
    if (canMount) mountDisk(disk, "size=300m");
    else await mkdir(disk);
    await addTinyNetwork(join(disk, "home"));
  });
  afterAll(() => {
    if (canMount) unmountDisk(disk);
  });

  /** @param home  the data folder: database, copies of the images, cache */
  const study = (data: string, to = out, { home = join(disk, "home"), rest = [], ...options }: StudyOptions = {}) =>
    brainscan(["study", "--data", data, "--out", to, "--plan", "quick", "--workers", "2", ...rest], {
      ...options,
      env: { BRAINSCAN_DATA_DIR: home },
    });

  const save = async (name: string, bytes: Buffer) => {
    await writeFile(join(folder, name), bytes);
    return join(folder, name);
  };

  /** Ended by something that the user can put right, said in one line at the end of standard error. */
  function expectTold({ code, stderr }: Finished, words: readonly string[]): void {
    expect(stderr).not.toContain("defect");
    expect(code).toBe(2);
    const [last] = stderr.trimEnd().split("\n").slice(-1);
    for (const word of words) expect(last).toContain(word);
  }

  it.each(REFUSED_ARCHIVES)("$title is refused by name before anything is made", async ({ name, says, make }) => {
    const untouched = join(folder, "untouched");
    expectTold(await study(await save(name, await make()), untouched), [name, ...says]);
    expect(existsSync(untouched)).toBe(false);
  });

  it("an empty folder is refused by name", async () => {
    await mkdir(join(folder, "hollow"));
    expectTold(await study(join(folder, "hollow")), ["hollow is empty", "Nothing was imported"]);
  });

  it("of an archive without a usable image each file is told with its reason", async () => {
    const { name, files, says, rejected } = NOTHING_USABLE;
    const finished = await study(await save(name, await zipOf(files)));
    expectTold(finished, says);
    for (const [path, words] of Object.entries(rejected))
      expect(finished.stderr).toMatch(new RegExp(`^  ${path}: .*${words}`, "m"));
  });

  describe("an archive with every kind of bad entry", () => {
    let finished: Finished;
    beforeAll(async () => {
      finished = await study(await save("mixed.zip", await archiveOf(BAD_ENTRIES)), out, { rest: LEAST });
    });

    it.each(BAD_ENTRIES.filter(({ notice }) => notice !== null))("tells $title", ({ notice }) => {
      const lines = finished.stderr.split("\n").filter((line) => line.includes(notice?.path ?? ""));
      const told = lines.filter((line) => notice?.says.every((words) => line.includes(words)));
      expect(told).toHaveLength(1);
    });

    it("studies what is good, and lists the rest in its report", () => {
      expect(finished.code).toBe(0);
      const kept = 1 + BAD_ENTRIES.reduce((sum, entry) => sum + entry.kept, 0);
      const labelled = BAD_ENTRIES.reduce((sum, entry) => sum + entry.labelled, 0);
      const report = reportSchema.parse(JSON.parse(readFileSync(join(out, "report.json"), "utf8")));
      expect(report.dataset.counts).toMatchObject({ images: kept, labelled });
      expect(readFileSync(join(out, "predictions.csv"), "utf8").trimEnd().split("\n")).toHaveLength(kept + 1);
      for (const { notice } of BAD_ENTRIES)
        if (notice) expect(report.dataset.import?.[notice.list].map(({ code }) => code)).toContain(notice.code);
    });
  });

  it.each(POOR_LABELS)("$title: the study ends well and says what it cannot do", async (labels) => {
    const { code, stdout, stderr } = await study(await writeTree(join(folder, labels.name), labels.files));
    expect(code, stderr).toBe(0);
    for (const words of labels.warns.says) expect(stderr).toContain(words);
    for (const words of labels.limits.says) expect(stdout).toContain(words);
  });

  it("a link in a folder is named and not followed", async () => {
    const { stderr } = await study(await writeLinkedFolder(join(folder, "linked")), out, { rest: LEAST });
    expect(stderr).toMatch(/^ {2}passwd\.png: .*links are not followed/m);
  });

  describe("results that cannot be written", () => {
    let images: string;
    beforeAll(async () => {
      images = await writeTree(join(folder, "images"), { "a.png": noisePng(80) });
    });

    it("in the place of a file, or below one: the path is named and the file left alone", async () => {
      const file = await save("results.txt", Buffer.from("mine"));
      expectTold(await study(images, file), [file, "a file has that name", "unchanged"]);
      expectTold(await study(images, join(file, "below")), [join(file, "below"), "a part of the path is a file"]);
      expect(readFileSync(file, "utf8")).toBe("mine");
    });

    it.skipIf(!canLimit)("under a limit on the size of files (skipped without prlimit)", async () => {
      const limited = join(folder, "limited");
      const finished = await study(images, join(folder, "results"), {
        home: limited,
        onSpawn: ({ pid }) => limitFiles(pid ?? 0, 1_000_000),
      });
      expectTold(finished, [limited, "may not grow to the size needed", "is kept"]);
    });

    it.skipIf(!canMount)("on a disk mounted read-only (skipped where nothing can be mounted)", async () => {
      const readOnly = join(folder, "read-only");
      mountDisk(readOnly, "ro,size=64k");
      try {
        expectTold(await study(images, readOnly), [readOnly, "read-only", "unchanged"]);
        const home = join(readOnly, "home");
        expectTold(await study(images, join(folder, "results"), { home }), [home, "read-only"]);
        expectTold(await study(images, join(readOnly, "new")), [join(readOnly, "new"), "read-only"]);
        const served = await brainscan(["serve", "--no-demo"], { env: { BRAINSCAN_DATA_DIR: join(readOnly, "data") } });
        expectTold(served, [join(readOnly, "data"), "read-only"]);
      } finally {
        unmountDisk(readOnly);
      }
    });

    it.skipIf(!canMount)("on a disk too small for the database (skipped where nothing can be mounted)", async () => {
      const small = join(folder, "small");
      mountDisk(small, "size=1m");
      try {
        const home = join(small, "home");
        const results = join(folder, "results");
        expectTold(await study(images, results, { home }), [
          `No space is left in ${home}`,
          "What had been saved is kept",
        ]);
        leaveFree(small, 0);
        expectTold(await study(images, results, { home }), [`No space is left in ${home}`]);
        expectTold(await study(images, join(small, "out")), [small, "The disk is full"]);
      } finally {
        unmountDisk(small);
      }
    });

    it.skipIf(!canMount)(
      "on a disk that fills up: what was imported is kept and counted (skipped likewise)",
      async () => {
        const many = await writeTree(join(folder, "many"), manyImages(300));
        leaveFree(disk, 1_800_000);
        const finished = await study(many);
        expectTold(finished, [`No space is left in ${join(disk, "home")}`, "images are kept", "Free some space"]);
        expect(Number(/(\d+)\u00a0imported images are kept/.exec(finished.stderr)?.[1])).toBeGreaterThan(0);
        await rm(many, { recursive: true });
      },
    );
  });
});
