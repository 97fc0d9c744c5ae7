import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { importMessages } from "./import-messages.ts";
import { LANGUAGES } from "./message.ts";
import { renderNotice } from "./render-notice.ts";
import { serverMessages } from "./server-messages.ts";
import { studyMessages } from "./study-messages.ts";
import { formatBytes } from "./typography.ts";
import { weightsMessages } from "./weights-messages.ts";

const importFolder = new URL("../import/", import.meta.url);

describe("the statements of an import", () => {
  test("cover every code that the import can give", () => {
    const sources = readdirSync(importFolder).filter((name) => /^(?!.*(test|fixture)\.ts$).*\.ts$/.test(name));
    const text = sources.map((name) => readFileSync(new URL(name, importFolder), "utf8")).join("\n");
    const given = [
      ...text.matchAll(
        /"((?:ARCHIVE|ENTRY|SOURCE|IGNORED|LABELS?|METADATA|IMPORT|NO|TABLE|DUPLICATES?|IMAGES?|SIZES)_[A-Z_0-9]+)"/g,
      ),
    ];
    const codes = new Set(given.map(([, code]) => code).filter((code) => !["LABELS_CSV", "NO_CLASS"].includes(code)));
    expect(codes.size).toBeGreaterThan(50);
    expect([...codes].filter((code) => !(code in importMessages))).toEqual([]);
  });

  test("share no code with those of the rest of the product", () => {
    const others = { ...serverMessages, ...studyMessages, ...weightsMessages };
    expect(Object.keys(importMessages).filter((code) => code in others)).toEqual([]);
  });

  test("are set as French is printed, values left as they are", () => {
    const notice = {
      code: "LABELS_UNKNOWN_LABEL",
      params: { line: 1234, filename: "l'image : 1.png", value: "bénin" },
    };
    expect(renderNotice(notice, "fr")).toContain("Ligne 1234\u00a0: «\u00a0bénin\u00a0» n’est pas une étiquette");
    expect(renderNotice(notice, "fr")).toContain("La ligne de l'image : 1.png n’a pas");
    for (const message of Object.values(importMessages)) {
      expect(message.fr({})).not.toMatch(/ [;:!?»]|« |\w'\w/);
      expect(message.en({})).not.toMatch(/\w'\w/);
    }
  });

  test("agree in number, and tell a full disk apart by what was kept", () => {
    const kept = (n: number) => renderNotice({ code: "DISK_FULL", params: { folder: "/data", kept: n } }, "fr");
    expect(kept(1)).toContain("1\u00a0image importée est gardée.");
    expect(kept(1200)).toMatch(/1.200\u00a0images importées sont gardées\./);
    expect(renderNotice({ code: "DISK_FULL", params: { location: "postgres" } }, "en")).toContain(
      "What had been saved is kept.",
    );
    expect(LANGUAGES.map((language) => formatBytes(268_435_456, language))).toEqual(["268\u00a0MB", "268\u00a0Mo"]);
  });
});
