import yauzl from "yauzl";
import type { NoticeCode } from "../messages/catalogue.ts";
import { PATH_BYTES_MAX } from "./source.ts";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });

/** Name of an entry as text. Many tools write UTF-8 without saying so; code page 437 is what remains when it is not. */
export function decodeEntryName(entry: yauzl.Entry): string {
  const says = yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true);
  if ((entry.generalPurposeBitFlag & 0x800) !== 0) return says;
  try {
    const utf8 = strictUtf8.decode(entry.fileNameRaw);
    // An extra field of the archive may carry the name in Unicode: it then differs from both readings and wins.
    return says === utf8 || entry.extraFields.every((field) => field.id !== 0x7075) ? utf8 : says;
  } catch (error) {
    if (error instanceof TypeError) return says;
    throw error;
  }
}

/** The entry's path inside the archive, or the reason why it has none. Windows tools write backslashes: they are read as
 *  separators, and what results is held to the same rules. */
export function checkEntryName(name: string): { path: string } | { refused: NoticeCode } {
  const slashed = name.replaceAll("\\", "/").normalize("NFC");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to refuse
  if (/[\u0000-\u001f\u007f]/.test(slashed)) return { refused: "ENTRY_NAME_INVALID" };
  if (slashed.startsWith("/") || /^[a-z]:/i.test(slashed)) return { refused: "ENTRY_ABSOLUTE" };
  const segments = slashed.split("/");
  if (segments.includes("..")) return { refused: "ENTRY_OUTSIDE" };
  const path = segments.filter((segment) => segment !== "" && segment !== ".").join("/");
  if (path === "") return { refused: "ENTRY_NAME_INVALID" };
  return Buffer.byteLength(path) > PATH_BYTES_MAX ? { refused: "PATH_TOO_LONG" } : { path };
}
