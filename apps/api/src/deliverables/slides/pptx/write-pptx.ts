import { chartParts } from "./chart-parts.ts";
import { type Deck, SLIDE_SIZE, type Slide } from "./deck.ts";
import { LAYOUTS, MASTER, masterParts, shapeTree } from "./master-parts.ts";
import { NOTES_MASTER, NOTES_SIZE, notesMasterParts, notesPart } from "./notes-parts.ts";
import { type Part, packageParts, type Relation, relation } from "./part.ts";
import { propertyParts } from "./property-parts.ts";
import { chartShapeXml, tableShapeXml, textShapeXml } from "./shape-xml.ts";
import { declare, emu, XML_HEAD } from "./xml.ts";
import { zipParts } from "./zip-parts.ts";

const TYPE = "application/vnd.openxmlformats-officedocument.presentationml";

/** A deck as an Office Open XML presentation (ECMA-376): native text, tables and charts, the same bytes for the same deck.
 *  @param footer  told on every page and on those added by hand */
export async function writePptx(deck: Deck, footer: string): Promise<Buffer> {
  const { language } = deck;
  const parts: Part[] = [...masterParts(language, footer), ...notesMasterParts(language)];
  let nCharts = 0;
  for (const [i, slide] of deck.slides.entries()) {
    const written = await slideParts(slide, { number: i + 1, nCharts, deck });
    parts.push(...written.parts);
    nCharts = written.nCharts;
  }
  const properties = propertyParts(deck);
  return zipParts(packageParts([presentationPart(deck), ...properties.parts, ...parts], properties.root));
}

function slidePath(number: number): string {
  return `ppt/slides/slide${number}.xml`;
}

type Place = { number: number; nCharts: number; deck: Deck };

async function slideParts(slide: Slide, { number, nCharts, deck }: Place): Promise<{ parts: Part[]; nCharts: number }> {
  const { language } = deck;
  const relations: Relation[] = [
    relation("rId1", "slideLayout", LAYOUTS[slide.layout]),
    relation("rId2", "notesSlide", `ppt/notesSlides/notesSlide${number}.xml`),
  ];
  const charts: Part[] = [];
  const shapes: string[] = [];
  let last = nCharts;
  for (const [i, shape] of slide.shapes.entries()) {
    const id = i + 2;
    if (shape.kind === "text") shapes.push(textShapeXml(shape, id, language));
    else if (shape.kind === "table") shapes.push(tableShapeXml(shape, id, language));
    else {
      last += 1;
      const made = await chartParts(shape, last, language);
      const relationId = `rId${relations.length + 1}`;
      relations.push(relation(relationId, "chart", made[0].path));
      charts.push(...made);
      shapes.push(chartShapeXml(shape, id, relationId));
    }
  }
  const path = slidePath(number);
  const content = `${XML_HEAD}<p:sld ${declare("a", "r", "p")}><p:cSld>${shapeTree(shapes)}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`;
  return {
    nCharts: last,
    parts: [
      { path, content, contentType: `${TYPE}.slide+xml`, relations },
      notesPart(slide.notes, number, path, language),
      ...charts,
    ],
  };
}

function presentationPart({ slides }: Deck): Part {
  const first = 3;
  const ids = slides.map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${first + i}"/>`);
  return {
    path: "ppt/presentation.xml",
    content: [
      `${XML_HEAD}<p:presentation ${declare("a", "r", "p")} saveSubsetFonts="1">`,
      '<p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>',
      '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>',
      `<p:sldIdLst>${ids.join("")}</p:sldIdLst>`,
      `<p:sldSz cx="${emu(SLIDE_SIZE.w)}" cy="${emu(SLIDE_SIZE.h)}"/><p:notesSz cx="${emu(NOTES_SIZE.w)}" cy="${emu(NOTES_SIZE.h)}"/>`,
      "</p:presentation>",
    ].join(""),
    contentType: `${TYPE}.presentation.main+xml`,
    relations: [
      relation("rId1", "slideMaster", MASTER),
      relation("rId2", "notesMaster", NOTES_MASTER),
      ...slides.map((_, i) => relation(`rId${first + i}`, "slide", slidePath(i + 1))),
      relation(`rId${first + slides.length}`, "theme", "ppt/theme/theme1.xml"),
      relation(`rId${first + slides.length + 1}`, "presProps", "ppt/presProps.xml"),
      relation(`rId${first + slides.length + 2}`, "viewProps", "ppt/viewProps.xml"),
      relation(`rId${first + slides.length + 3}`, "tableStyles", "ppt/tableStyles.xml"),
    ],
  };
}
