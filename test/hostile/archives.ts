import { gzipSync } from "node:zlib";
import { JPEG, noisePng } from "../src/image-bytes.ts";
import { type HostileEntry, hostileZip, unicodePath } from "./bytes/zip-writer.ts";

export type HostileArchiveCase = {
  title: string;
  make(): Buffer;
  /** A code that must be told; images that come in all the same. */
  tells: string;
  added: number;
};

const GOOD: HostileEntry = { name: "good.png", data: noisePng(1) };

/** Beside a good image, so that what is refused of it shows. */
const beside = (...entries: HostileEntry[]) => hostileZip({ entries: [GOOD, ...entries] });

const whole = () => beside({ name: "other.png", data: noisePng(2) });

/** An entry that is refused alone. */
function refusedEntry(title: string, entry: Partial<HostileEntry>, tells: string, added = 1): HostileArchiveCase {
  return { title, tells, added, make: () => beside({ name: "evil.png", data: noisePng(3), ...entry }) };
}

const paths: HostileArchiveCase[] = [
  ["two steps up", "../../evil.png", "ENTRY_OUTSIDE"],
  ["up in the middle", "a/b/../../../evil.png", "ENTRY_OUTSIDE"],
  ["up by backslashes", "..\\..\\evil.png", "ENTRY_OUTSIDE"],
  ["up by both kinds of slashes", "a\\..\\../evil.png", "ENTRY_OUTSIDE"],
  ["up at its end", "a/..", "ENTRY_OUTSIDE"],
  ["an absolute path", "/etc/cron.d/evil.png", "ENTRY_ABSOLUTE"],
  ["a Windows drive", "C:\\Windows\\evil.png", "ENTRY_ABSOLUTE"],
  ["a Windows drive without a slash", "c:evil.png", "ENTRY_ABSOLUTE"],
  ["a Windows share", "\\\\server\\share\\evil.png", "ENTRY_ABSOLUTE"],
  ["a NUL that hides its ending", "evil.sh\0.png", "ENTRY_NAME_INVALID"],
  ["a line break", "evil\n.png", "ENTRY_NAME_INVALID"],
  ["an escape sequence of terminals", "\u001b[2Jevil.png", "ENTRY_NAME_INVALID"],
  ["nothing", "", "ENTRY_NAME_INVALID"],
  ["a point", ".", "ENTRY_NAME_INVALID"],
  ["two thousand folders", `${"d/".repeat(2_000)}evil.png`, "PATH_TOO_LONG"],
  ["65,000 bytes", `${"n".repeat(65_000)}.png`, "PATH_TOO_LONG"],
].map(([title, name, tells]) => refusedEntry(`an entry whose name is ${title}`, { name }, tells));

/** Names that are odd and harmless: kept, never as a path of ours. */
const odd: HostileArchiveCase[] = [
  ["percent signs", "%2e%2e%2f%2e%2e%2fevil.png"],
  ["points between letters", "a..b/evil..png.png"],
  ["a command", "$(touch canary) `id`;evil.png"],
  ["SQL", "x'; drop table images; --.png"],
  ["HTML", "<img src=x onerror=alert(1)>.png"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a name as an attacker writes it
  ["a template", "{{7*7}}${7*7}.png"],
  ["a formula", "=cmd|' /C calc'!A0.png"],
  ["the right-to-left mark", "evil\u202egnp.png"],
  ["names of Windows devices", "CON/aux.png"],
  ["a property of JavaScript objects", "__proto__/constructor.png"],
].map(([title, name]) => ({
  title: `an entry whose name holds ${title}`,
  tells: "METADATA_NONE",
  added: 2,
  make: () => beside({ name, data: noisePng(4) }),
}));

const kinds: HostileArchiveCase[] = [
  refusedEntry("a link to a file", { data: "/etc/passwd", externalAttributes: (0o120777 << 16) >>> 0 }, "SYMLINK"),
  refusedEntry(
    "a link that climbs",
    { data: "../../../canary.txt", externalAttributes: (0o120777 << 16) >>> 0 },
    "SYMLINK",
  ),
  refusedEntry("a pipe", { externalAttributes: (0o010644 << 16) >>> 0 }, "SPECIAL_FILE"),
  refusedEntry("a device", { externalAttributes: (0o060644 << 16) >>> 0 }, "SPECIAL_FILE"),
  refusedEntry("a socket", { externalAttributes: (0o140644 << 16) >>> 0 }, "SPECIAL_FILE"),
  refusedEntry(
    "a folder by its mode with a file's content",
    { externalAttributes: (0o040755 << 16) >>> 0 },
    "SPECIAL_FILE",
  ),
  refusedEntry("an encrypted entry", { flags: 0x801 }, "ENTRY_ENCRYPTED"),
  ...[1, 6, 9, 12, 14, 93, 98, 99].map((method) =>
    refusedEntry(`a packing of kind ${method}`, { method }, "ENTRY_COMPRESSION_UNKNOWN"),
  ),
];

const lies: HostileArchiveCase[] = [
  refusedEntry("a size larger than its content", { unpackedBytes: 100_000 }, "ENTRY_DAMAGED"),
  refusedEntry("a size smaller than its content", { method: 8, unpackedBytes: 10 }, "ENTRY_SIZE_LIES"),
  refusedEntry("a checksum of something else", { crc: 0xdeadbeef }, "ENTRY_DAMAGED"),
  refusedEntry("packed bytes that are none", { method: 8, packed: Buffer.alloc(300, 0xff) }, "ENTRY_DAMAGED"),
  refusedEntry("packed bytes cut short", { method: 8, packed: Buffer.from([0x4b]) }, "ENTRY_DAMAGED"),
  refusedEntry("a place beyond the end of the archive", { offset: 0x7fffffff }, "ENTRY_DAMAGED"),
  refusedEntry("a place in the middle of another entry", { offset: 11 }, "ENTRY_DAMAGED"),
  {
    ...refusedEntry(
      "a content of 256 MB that unpacks from a quarter of one, announced as a few bytes",
      {},
      "ENTRY_SIZE_LIES",
    ),
    make: () => beside({ name: "evil.png", data: Buffer.alloc(256 * 1024 ** 2), method: 8, unpackedBytes: 4_000 }),
  },
  {
    title: "an entry that has one name outside and another inside: the directory's counts",
    tells: "METADATA_NONE",
    added: 2,
    make: () => beside({ name: "inner.png", localName: "../../evil.png", data: noisePng(6) }),
  },
  {
    title: "an entry whose extra field gives it a name that climbs",
    tells: "ENTRY_OUTSIDE",
    added: 1,
    make: () =>
      beside({ name: "kind.png", data: noisePng(7), flags: 0, extra: unicodePath("kind.png", "../../evil.png") }),
  },
  {
    title: "a name that is not the UTF-8 it says it is",
    tells: "METADATA_NONE",
    added: 2,
    make: () => beside({ name: Buffer.from([0xc3, 0x28, 0x2e, 0x70, 0x6e, 0x67]), data: noisePng(8) }),
  },
  {
    title: "one name for two entries",
    tells: "ENTRY_DUPLICATE",
    added: 2,
    make: () => beside({ name: "twice.png", data: noisePng(9) }, { name: "twice.png", data: noisePng(10) }),
  },
  {
    title: "two names that are one once accents are composed",
    tells: "ENTRY_DUPLICATE",
    added: 2,
    make: () => beside({ name: "é.png", data: noisePng(9) }, { name: "e\u0301.png", data: noisePng(10) }),
  },
];

const bombs: HostileArchiveCase[] = [
  {
    title: "a thousand entries that share one content",
    tells: "ARCHIVE_OVERLAPS",
    added: 0,
    make: () => {
      const kernel = noisePng(1, 200);
      const shared = Array.from({ length: 1_000 }, (_, i) => ({
        ...{ name: `${i}.png`, offset: 0, packed: Buffer.alloc(0) },
        ...{ packedBytes: kernel.length, unpackedBytes: kernel.length },
      }));
      return hostileZip({ entries: [{ name: "kernel.png", data: kernel }, ...shared] });
    },
  },
  {
    title: "zeros packed a thousand times",
    tells: "ARCHIVE_BOMB",
    added: 0,
    make: () => beside({ name: "zeros.png", data: Buffer.alloc(64 * 1024 ** 2), method: 8 }),
  },
  {
    title: "many entries each below the limit, together far above it",
    tells: "ARCHIVE_BOMB",
    added: 0,
    make: () => {
      const zeros = Buffer.alloc(1024 ** 2 - 1);
      return hostileZip({
        entries: Array.from({ length: 40 }, (_, i) => ({ name: `${i}.png`, data: zeros, method: 8 })),
      });
    },
  },
  {
    title: "an archive in an archive in an archive: put aside, not opened",
    tells: "IGNORED_NOT_AN_IMAGE",
    added: 1,
    make: () => {
      const inner = hostileZip({ entries: [{ name: "deep.png", data: noisePng(1) }] });
      return beside({ name: "middle.zip", data: hostileZip({ entries: [{ name: "inner.zip", data: inner }] }) });
    },
  },
  {
    title: "an archive of itself, as far as one can be: its own bytes as an entry",
    tells: "IGNORED_NOT_AN_IMAGE",
    added: 2,
    make: () => beside({ name: "self.zip", data: whole() }, { name: "b.png", data: noisePng(5) }),
  },
  {
    title: "two thousand names of twelve thousand bytes",
    tells: "PATH_TOO_LONG",
    added: 1,
    make: () => {
      const long = "n".repeat(12_000);
      return beside(...Array.from({ length: 2_000 }, (_, i) => ({ name: `${i}${long}.png`, data: "" })));
    },
  },
  {
    title: "twenty thousand empty files",
    tells: "IMAGE_EMPTY_FILE",
    added: 1,
    make: () => beside(...Array.from({ length: 20_000 }, (_, i) => ({ name: `${i}.png`, data: "" }))),
  },
];

const shapes: HostileArchiveCase[] = [
  ...[30, 45, 100, 700].map((bytes) => ({
    title: `the first ${bytes} bytes of an archive`,
    tells: "ARCHIVE_TRUNCATED",
    added: 0,
    make: () => whole().subarray(0, bytes),
  })),
  ...[1, 5, 21].map((bytes) => ({
    title: `all but the last ${bytes} bytes of an archive`,
    tells: "ARCHIVE_TRUNCATED",
    added: 0,
    make: () => whole().subarray(0, -bytes),
  })),
  { title: "no bytes at all", tells: "SOURCE_NOT_A_FOLDER_OR_ZIP", added: 0, make: () => Buffer.alloc(0) },
  { title: "one byte", tells: "SOURCE_NOT_A_FOLDER_OR_ZIP", added: 0, make: () => Buffer.from("P") },
  { title: "a gzip file", tells: "SOURCE_NOT_A_FOLDER_OR_ZIP", added: 0, make: () => gzipSync("hello") },
  {
    title: "a 7z, by its first bytes",
    tells: "SOURCE_NOT_A_FOLDER_OR_ZIP",
    added: 0,
    make: () => Buffer.concat([Buffer.from("377abcaf271c", "hex"), Buffer.alloc(100)]),
  },
  {
    title: "a picture with an archive behind it",
    tells: "SOURCE_NOT_A_FOLDER_OR_ZIP",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], before: JPEG }),
  },
  {
    title: "an end of an archive without a beginning",
    tells: "EMPTY_SOURCE",
    added: 0,
    make: () => hostileZip({ entries: [] }),
  },
  {
    title: "a directory that lies beyond the end",
    tells: "ARCHIVE_TRUNCATED",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], directoryOffset: 0x7fffffff }),
  },
  {
    title: "a directory that lies in a picture",
    tells: "ARCHIVE_DAMAGED",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], directoryOffset: 60 }),
  },
  {
    title: "more entries announced than there are",
    tells: "ARCHIVE_TRUNCATED",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], entriesAnnounced: 400 }),
  },
  {
    title: "no entries announced where there is one",
    tells: "EMPTY_SOURCE",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], entriesAnnounced: 0 }),
  },
  {
    title: "65,535 entries announced, as for an archive of more, without its second directory",
    tells: "ARCHIVE_TRUNCATED",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], entriesAnnounced: 65_535 }),
  },
  {
    title: "an empty archive in its comment, which as the last one counts",
    tells: "EMPTY_SOURCE",
    added: 0,
    make: () => hostileZip({ entries: [GOOD], comment: hostileZip({ entries: [] }) }),
  },
  {
    title: "a comment of 65,535 bytes",
    tells: "METADATA_NONE",
    added: 1,
    make: () => hostileZip({ entries: [GOOD], comment: Buffer.alloc(65_535, 0x41) }),
  },
];

export const HOSTILE_ARCHIVES: readonly HostileArchiveCase[] = [
  ...paths,
  ...odd,
  ...kinds,
  ...lies,
  ...bombs,
  ...shapes,
];
