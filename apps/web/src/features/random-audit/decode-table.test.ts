import { expect, test } from "vitest";
import { decodeTable } from "./decode-table.ts";

const text = "filename,label\né.png,normal\n";

test("a table reads the same whatever a spreadsheet wrote it in", () => {
  const utf16 = new Uint8Array([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0), 0])]);
  const windows = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
  expect(decodeTable(new TextEncoder().encode(text))).toBe(text);
  expect(decodeTable(new TextEncoder().encode(`\ufeff${text}`))).toBe(text);
  expect(decodeTable(utf16)).toBe(text);
  expect(decodeTable(windows)).toBe(text);
});
