import { expect, test } from "vitest";
import type { NoticeCode } from "../messages/catalogue.ts";
import { createFileNotices } from "./file-notices.ts";

const notice = (at: number, code: NoticeCode) => ({ code, path: `${String(at).padStart(6, "0")}.txt` });

test("whatever order they come in, the first by path of each code are listed and the rest is counted", () => {
  const codes = ["IGNORED_NOT_AN_IMAGE", "SYMLINK"] as const;
  const list = createFileNotices(10);
  // 7,919 is coprime to 1,000: every number once, in no order.
  for (let i = 0; i < 1000; i++) {
    const at = (i * 7919) % 1000;
    list.add(notice(at, codes[at % 2]));
  }
  list.add(notice(5, "FILE_UNREADABLE"));
  expect(list.count).toBe(1001);
  expect(list.toArray()).toEqual([
    ...Array.from({ length: 6 }, (_, at) => notice(at, codes[at % 2])),
    notice(5, "FILE_UNREADABLE"),
    ...Array.from({ length: 14 }, (_, at) => notice(at + 6, codes[at % 2])),
    { code: "MORE_NOTICES", params: { hidden: 980 } },
  ]);
});

test("notices of one path stay in the order they came, also when most were dropped", () => {
  const list = createFileNotices(2);
  for (let i = 0; i < 9; i++) list.add({ code: "SYMLINK", path: "same", params: { i } });
  expect(list.toArray()).toEqual([
    { code: "SYMLINK", path: "same", params: { i: 0 } },
    { code: "SYMLINK", path: "same", params: { i: 1 } },
    { code: "MORE_NOTICES", params: { hidden: 7 } },
  ]);
});
