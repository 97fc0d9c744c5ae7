import { posix } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { Chart } from "./chart.ts";
import type { Deck, Shape } from "./deck.ts";
import { openPackage } from "./open-package.fixture.ts";
import { writePptx } from "./write-pptx.ts";

const BOX = { x: 44, y: 116, w: 400, h: 300 };
const AXIS = { title: null, scale: "linear" as const, min: 0, max: 1, step: 0.5, format: "0.0" };

const POINTS: Chart = {
  ...{ kind: "points", x: AXIS, y: { top: 60 } },
  series: [
    {
      ...{ name: "ROC & AUC", color: "1B70B3", labels: ["a", "b"], line: null, marked: "plain" },
      ...{ x: [0.9947555555555556, null], y: [45, 15] },
      ends: { along: "x", low: [0.98, null], high: [1, null] },
    },
  ],
};
const BARS: Chart = {
  ...{ kind: "bars", name: "Images", categories: ["files", "distinct"], values: [1506, 1410] },
  ...{ colors: ["7D8085", "262E3D"], axis: { ...AXIS, max: 2000, step: 500, format: "#,##0" } },
};

function deckOf(): Deck {
  const chart = (name: string, drawn: Chart): Shape => ({
    kind: "chart",
    name,
    description: "d",
    box: BOX,
    chart: drawn,
  });
  return {
    ...{ title: "A deck", product: "BrainScan AI", language: "fr", createdAt: "2026-11-02T09:30:00.000Z" },
    slides: [
      {
        ...{ layout: "cover", notes: ["said <aloud>", "and more"] },
        shapes: [
          {
            ...{ kind: "text", name: "Title", role: "title", box: BOX, fontSize: 28 },
            paragraphs: [{ runs: [{ text: "Étiquettes < 5 % & \u0007 plus" }] }],
          },
        ],
      },
      { layout: "content", notes: ["n"], shapes: [chart("Methods", POINTS), chart("Images", BARS)] },
      {
        ...{ layout: "content", notes: ["n"] },
        shapes: [
          {
            ...{ kind: "table", name: "Checks", description: "d", box: BOX, columnWidths: [300, 100] },
            ...{ rowHeights: [27, 27], fontSize: 18, header: [{ text: "Check" }, { text: "Status" }] },
            rows: [[{ text: "No leak" }, { text: "" }]],
          },
        ],
      },
    ],
  };
}

let files: Map<string, string>;
let bytes: Buffer;

beforeAll(async () => {
  bytes = await writePptx(deckOf(), "Outil de recherche");
  const read = await openPackage(bytes);
  files = new Map([...read].map(([path, content]) => [path, path.endsWith(".xlsx") ? "" : content.toString()]));
});

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found);

describe("the package", () => {
  it("says the type of each of its parts, and of none that is not there", () => {
    const types = files.get("[Content_Types].xml") ?? "";
    const named = all(types, /PartName="\/([^"]+)"/g);
    for (const path of named) expect(files.has(path), path).toBe(true);
    expect(new Set(named).size).toBe(named.length);
    const byExtension = new Set(all(types, /Extension="([^"]+)"/g));
    for (const path of files.keys()) {
      if (path === "[Content_Types].xml" || named.includes(path)) continue;
      expect(
        ["rels", "xlsx"].filter((one) => byExtension.has(one)),
        path,
      ).toContain(path.split(".").pop());
    }
  });

  it("points at parts that are there, by ids that its parts use", () => {
    for (const [path, xml] of files) {
      if (!path.endsWith(".rels")) continue;
      const source = posix.join(posix.dirname(posix.dirname(path)), posix.basename(path, ".rels"));
      for (const target of all(xml, /Target="\/([^"]+)"/g)) expect(files.has(target), `${path}: ${target}`).toBe(true);
      if (!files.has(source)) continue;
      const ids = new Set(all(xml, / Id="([^"]+)"/g));
      for (const used of all(files.get(source) ?? "", / r:id="([^"]+)"/g)) expect(ids, source).toContain(used);
    }
  });

  it("gives every shape of a slide an id of its own", () => {
    for (const [path, xml] of files) {
      if (!/^ppt\/slides\/slide\d+\.xml$/.test(path)) continue;
      const ids = all(xml, /<p:cNvPr id="(\d+)"/g);
      expect(new Set(ids).size, path).toBe(ids.length);
    }
  });

  it("is the same, byte for byte, for the same deck", async () => {
    expect((await writePptx(deckOf(), "Outil de recherche")).equals(bytes)).toBe(true);
  });

  it("is dated by the deck, not by the clock", () => {
    expect(files.get("docProps/core.xml")).toContain("2026-11-02T09:30:00Z</dcterms:created>");
  });
});

describe("its charts", () => {
  const chart = (n: number) => files.get(`ppt/charts/chart${n}.xml`) ?? "";

  it("are drawn on the axes that they name, no more and no fewer", () => {
    for (const n of [1, 2]) {
      const [plotted] = all(chart(n), /<c:(?:scatter|bar)Chart>(.*)<\/c:(?:scatter|bar)Chart>/g);
      const axes = all(chart(n), /<c:(?:valAx|catAx)><c:axId val="(\d+)"/g);
      expect(all(plotted, /<c:axId val="(\d+)"/g).sort()).toEqual(axes.sort());
      expect(axes).toHaveLength(2);
    }
  });

  it("hold the values in full, a missing one as a gap", () => {
    const [x] = all(chart(1), /<c:xVal>(.*?)<\/c:xVal>/g).slice(-1);
    expect(x).toContain('<c:ptCount val="2"/><c:pt idx="0"><c:v>0.9947555555555556</c:v></c:pt></c:numCache>');
  });

  it("draw an interval from its low end to its high one, and none where there is none", () => {
    const [x] = all(chart(1), /<c:xVal>(.*?)<\/c:xVal>/g);
    expect(all(x, /<c:v>([^<]*)<\/c:v>/g)).toEqual(["0.98", "1", "1"]);
    const [y] = all(chart(1), /<c:yVal>(.*?)<\/c:yVal>/g);
    expect(all(y, /<c:v>([^<]*)<\/c:v>/g)).toEqual(["45", "45"]);
  });

  it("carry a workbook whose cells are what they refer to", async () => {
    const packaged = await openPackage(bytes);
    const book = await openPackage(packaged.get("ppt/embeddings/Microsoft_Excel_Sheet2.xlsx") ?? Buffer.alloc(0));
    const sheet = book.get("xl/worksheets/sheet1.xml")?.toString() ?? "";
    const cells = [...sheet.matchAll(/<c r="([A-Z]+\d+)"[^>]*>(?:<v>([^<]*)<\/v>|<is><t>([^<]*)<\/t><\/is>)<\/c>/g)];
    const valueAt = new Map(cells.map(([, place, number, text]) => [place, number ?? text]));
    expect([...valueAt]).toEqual([
      ["A1", ""],
      ["B1", "Images"],
      ["A2", "files"],
      ["B2", "1506"],
      ["A3", "distinct"],
      ["B3", "1410"],
    ]);
    expect(chart(2)).toContain("<c:f>Sheet1!$B$2:$B$3</c:f>");
  });
});

describe("its texts", () => {
  it("are escaped, and rid of what XML cannot hold", () => {
    expect(files.get("ppt/slides/slide1.xml")).toContain("<a:t>Étiquettes &lt; 5 % &amp;  plus</a:t>");
    expect(files.get("ppt/notesSlides/notesSlide1.xml")).toContain("<a:t>said &lt;aloud&gt;</a:t>");
  });

  it("are told in the deck's language, the title as a title and charts with a description", () => {
    expect(files.get("ppt/slides/slide1.xml")).toMatch(/<p:ph type="title"\/>.*lang="fr-FR"/);
    expect(files.get("ppt/slides/slide2.xml")).toContain('name="Methods" descr="d"');
  });
});
