import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { blackPng, JPEG, noisePng } from "./image-bytes.ts";
import { announceEntries, announceSizes, encryptEntries, renameEntries, type Tree, zipOf } from "./zip-bytes.ts";

/** An archive that is refused whole: its message names it, and nothing of it is kept. */
export type RefusedArchive = {
  title: string;
  /** File name; messages call it so, except that an upload is called by the data set's name. */
  name: string;
  code: string;
  /** Beside the archive's name and what was kept. */
  says: readonly string[];
  make(): Promise<Buffer>;
};

const twoImages = () => zipOf({ "a.png": noisePng(1), "b.png": noisePng(2) });
const MEBIBYTE = 1024 ** 2;

export const REFUSED_ARCHIVES: readonly RefusedArchive[] = [
  {
    title: "a truncated zip",
    name: "truncated.zip",
    code: "ARCHIVE_TRUNCATED",
    says: ["cut short", "Nothing of it was kept"],
    make: async () => (await twoImages()).subarray(0, -40),
  },
  {
    title: "an encrypted zip",
    name: "encrypted.zip",
    code: "ARCHIVE_ENCRYPTED",
    says: ["password", "Nothing of it was kept"],
    make: async () => encryptEntries(await twoImages()),
  },
  {
    title: "a bomb by its ratio",
    name: "ratio-bomb.zip",
    code: "ARCHIVE_BOMB",
    says: ["because of zeros.png", "200 times", "Nothing of it was kept"],
    make: () => zipOf({ "a.png": noisePng(1), "zeros.png": Buffer.alloc(8 * MEBIBYTE) }),
  },
  {
    title: "a bomb by its size",
    name: "size-bomb.zip",
    code: "ARCHIVE_TOO_LARGE",
    says: ["68.7\u00a0GB", "Nothing of it was kept"],
    make: async () => {
      const entries = Array.from({ length: 17 }, (_, i): [string, Buffer] => [`${10 + i}.png`, noisePng(i)]);
      return announceSizes(await zipOf(Object.fromEntries(entries)), 22_000_000, 0xfffffffe);
    },
  },
  {
    title: "a bomb by its number of entries",
    name: "entries-bomb.zip",
    code: "ARCHIVE_TOO_MANY_ENTRIES",
    says: ["1,000,000 entries", "at most 200,000", "Nothing of it was kept"],
    make: async () => announceEntries(await twoImages(), 1_000_000),
  },
  {
    title: "an empty zip",
    name: "empty.zip",
    code: "EMPTY_SOURCE",
    says: ["is empty", "Nothing was imported"],
    make: () => zipOf({}),
  },
  {
    title: "a text file named .zip",
    name: "text.zip",
    code: "SOURCE_NOT_A_FOLDER_OR_ZIP",
    says: ["neither a folder nor a zip", "Nothing was imported"],
    make: async () => Buffer.from("not an archive at all"),
  },
];

/** Something wrong inside an archive that does not stop the rest of it. */
export type BadEntry = {
  title: string;
  files: Tree;
  /** What honest tools do not write: names by the ones they stand for, links, passwords. */
  rename?: Record<string, string>;
  links?: readonly string[];
  encrypted?: readonly string[];
  /** Where the report speaks of it, and how; null when nothing is wrong after all. */
  notice: { list: "rejected" | "warnings"; code: string; path: string; says: readonly string[] } | null;
  /** Images that are kept of these files, beside the good one, and the labelled ones among them. */
  kept: number;
  labelled: number;
};

/** Each in a folder of its own, so that one archive can hold them all. */
export const BAD_ENTRIES: readonly BadEntry[] = [
  {
    title: "an entry that leads out of the archive",
    files: { "climb/xx/xx/up.png": noisePng(11) },
    rename: { "climb/xx/xx/up.png": "climb/../../up.png" },
    notice: {
      list: "rejected",
      code: "ENTRY_OUTSIDE",
      path: "climb/../../up.png",
      says: ["leads out of the archive", "Nothing was written"],
    },
    kept: 0,
    labelled: 0,
  },
  {
    title: "an entry with an absolute path",
    files: { "xoutside/up.png": noisePng(13) },
    rename: { "xoutside/up.png": "/outside/up.png" },
    notice: {
      list: "rejected",
      code: "ENTRY_ABSOLUTE",
      path: "/outside/up.png",
      says: ["absolute", "Nothing was written"],
    },
    kept: 0,
    labelled: 0,
  },
  {
    title: "a symbolic link in a zip",
    files: { "links/passwd.png": "/etc/passwd" },
    links: ["links/passwd.png"],
    notice: { list: "rejected", code: "SYMLINK", path: "links/passwd.png", says: ["links are not followed"] },
    kept: 0,
    labelled: 0,
  },
  {
    title: "one encrypted entry",
    files: { "locked/secret.png": noisePng(16) },
    encrypted: ["locked/secret.png"],
    notice: { list: "rejected", code: "ENTRY_ENCRYPTED", path: "locked/secret.png", says: ["password"] },
    kept: 0,
    labelled: 0,
  },
  {
    title: "a truncated JPEG",
    files: { "cut/whole.jpg": JPEG, "cut/half.jpg": JPEG.subarray(0, JPEG.length / 2) },
    notice: { list: "rejected", code: "IMAGE_TRUNCATED", path: "cut/half.jpg", says: ["cut short"] },
    kept: 1,
    labelled: 0,
  },
  {
    title: "a zero-byte JPEG",
    files: { "zero/nothing.jpg": "" },
    notice: { list: "rejected", code: "IMAGE_EMPTY_FILE", path: "zero/nothing.jpg", says: ["0 bytes"] },
    kept: 0,
    labelled: 0,
  },
  {
    title: "a text file named .png",
    files: { "words/letter.png": "Dear radiologist," },
    notice: {
      list: "rejected",
      code: "IMAGE_NOT_AN_IMAGE",
      path: "words/letter.png",
      says: ["neither PNG nor JPEG"],
    },
    kept: 0,
    labelled: 0,
  },
  {
    title: "an image of 20,000 x 20,000 pixels",
    files: { "large/wall.png": blackPng(20_000) },
    notice: { list: "rejected", code: "IMAGE_TOO_LARGE", path: "large/wall.png", says: ["20,000 × 20,000"] },
    kept: 0,
    labelled: 0,
  },
  {
    title: "an image of 1 x 1 pixel",
    files: { "small/dot.png": noisePng(21, 1) },
    notice: { list: "rejected", code: "IMAGE_TOO_SMALL", path: "small/dot.png", says: ["1 × 1"] },
    kept: 0,
    labelled: 0,
  },
  {
    title: "two images of one name in two folders, which a label cannot tell apart",
    files: {
      "twins/left/x.png": noisePng(22),
      "twins/right/x.png": noisePng(23),
      "twins/labels.csv": "filename,label\nx.png,cancer\nleft/x.png,normal\n",
    },
    notice: {
      list: "warnings",
      code: "LABELS_AMBIGUOUS_FILE",
      path: "twins/labels.csv",
      says: ["Line 2", "twins/left/x.png and twins/right/x.png", "The row was not used"],
    },
    kept: 2,
    labelled: 1,
  },
  {
    title: "a label that is not known",
    files: {
      "vague/a.png": noisePng(24),
      "vague/b.png": noisePng(25),
      "vague/labels.csv": "filename,label\na.png,benign\nb.png,cancer\n",
    },
    notice: {
      list: "warnings",
      code: "LABELS_UNKNOWN_LABEL",
      path: "vague/labels.csv",
      says: ["Line 2", "“benign” is not a label", "The row of a.png was not used"],
    },
    kept: 2,
    labelled: 1,
  },
  {
    title: "a label of a file that is not there",
    files: {
      "absent/a.png": noisePng(26),
      "absent/labels.csv": "filename,label\nghost.png,cancer\na.png,normal\n",
    },
    notice: {
      list: "warnings",
      code: "LABELS_UNKNOWN_FILE",
      path: "absent/labels.csv",
      says: ["Line 2", "no image ghost.png", "The row was not used"],
    },
    kept: 1,
    labelled: 1,
  },
  {
    title: "a label given twice with different values",
    files: {
      "torn/a.png": noisePng(27),
      "torn/b.png": noisePng(28),
      "torn/labels.csv": "filename,label\na.png,cancer\na.png,normal\nb.png,normal\n",
    },
    notice: {
      list: "warnings",
      code: "LABELS_CONFLICT",
      path: "torn/a.png",
      says: ["torn/labels.csv line 2", "torn/labels.csv line 3", "stays unlabelled"],
    },
    kept: 2,
    labelled: 1,
  },
  {
    title: "a labels.csv with a byte-order mark, semicolons and CRLF",
    files: {
      "excel/a.png": noisePng(29),
      "excel/b.png": noisePng(30),
      "excel/labels.csv": "\ufefffilename;label\r\na.png;cancer\r\nb.png;normal\r\n",
    },
    notice: null,
    kept: 2,
    labelled: 2,
  },
];

/** Stands at the top of every such archive, whatever else becomes of it. */
export const GOOD_IMAGE = "good.png";

/** The archive of one case, or of several together, with the good image. */
export async function archiveOf(entries: readonly BadEntry[]): Promise<Buffer> {
  const files: Tree = Object.assign({ [GOOD_IMAGE]: noisePng(9) }, ...entries.map((entry) => entry.files));
  const modes = Object.fromEntries(entries.flatMap(({ links = [] }) => links.map((path) => [path, 0o120777])));
  const renamed = renameEntries(await zipOf(files, modes), Object.assign({}, ...entries.map(({ rename }) => rename)));
  return encryptEntries(
    renamed,
    entries.flatMap(({ encrypted = [] }) => encrypted),
  );
}

/** Labels that a study can do little with. */
export type PoorLabels = {
  title: string;
  name: string;
  files: Tree;
  /** What the import warns of, and what the study then cannot do. */
  warns: { code: string; says: readonly string[] };
  limits: { code: string; says: readonly string[] };
};

const slices = (folder: string, seed: number) =>
  Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${folder}/${i}.png`, noisePng(seed + i)]));

export const POOR_LABELS: readonly PoorLabels[] = [
  {
    title: "no label at all",
    name: "unlabelled-only",
    files: slices("unlabelled", 40),
    warns: { code: "LABELS_NONE", says: ["cannot train, measure or decide"] },
    limits: { code: "NO_LABELS", says: ["clusters the images", "cannot train, measure or decide"] },
  },
  {
    title: "labels of one class only",
    name: "one-class",
    files: { ...slices("labelled/normal", 50), ...slices("unlabelled", 60) },
    warns: { code: "LABELS_NO_CANCER", says: ["Only one class", "6\u00a0distinct images labelled normal"] },
    limits: { code: "ONE_CLASS", says: ["6 normal, 0 cancer", "every image goes to review"] },
  },
];

/** An archive in which no image can be used: the run fails and its report says why of each file. */
export const NOTHING_USABLE = {
  title: "no image that can be used",
  name: "unusable",
  files: { "one.png": "one", "two.jpg": "" } satisfies Tree,
  code: "NO_USABLE_IMAGE",
  says: ["2\u00a0files were rejected", "one.png", "Nothing was imported"],
  rejected: { "one.png": "neither PNG nor JPEG", "two.jpg": "0 bytes" },
};

/** A folder with a link that leads out of it, beside one image. */
export async function writeLinkedFolder(dir: string): Promise<string> {
  await writeTree(dir, { "ok.png": noisePng(70) });
  await symlink("/etc/passwd", join(dir, "passwd.png"));
  return dir;
}

export async function writeTree(dir: string, tree: Tree): Promise<string> {
  await mkdir(dir, { recursive: true });
  for (const [path, content] of Object.entries(tree)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), content);
  }
  return dir;
}

/** Images that need more room than `smallDisk` leaves: the first batch of an import fits, all of them do not. */
export function manyImages(n: number): Tree {
  return Object.fromEntries(Array.from({ length: n }, (_, i) => [`${1000 + i}.png`, noisePng(100 + i, 64)]));
}
