import type { Deck } from "./deck.ts";
import { type Part, type Relation, relation } from "./part.ts";
import { LANGUAGE_TAGS } from "./text-xml.ts";
import { declare, escapeXml, XML_HEAD } from "./xml.ts";

const TYPE = "application/vnd.openxmlformats-officedocument";
const CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

/** What the file says of itself, and the parts without which some readers refuse it. `root`: what the package points at. */
export function propertyParts(deck: Deck): { parts: Part[]; root: Relation[] } {
  return {
    parts: [
      {
        path: "ppt/presProps.xml",
        content: `${XML_HEAD}<p:presentationPr ${declare("a", "r", "p")}/>`,
        contentType: `${TYPE}.presentationml.presProps+xml`,
      },
      {
        path: "ppt/viewProps.xml",
        content: `${XML_HEAD}<p:viewPr ${declare("a", "r", "p")}/>`,
        contentType: `${TYPE}.presentationml.viewProps+xml`,
      },
      {
        path: "ppt/tableStyles.xml",
        content: `${XML_HEAD}<a:tblStyleLst ${declare("a")} def="{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"/>`,
        contentType: `${TYPE}.presentationml.tableStyles+xml`,
      },
      {
        path: "docProps/core.xml",
        content: coreXml(deck),
        contentType: "application/vnd.openxmlformats-package.core-properties+xml",
      },
      {
        path: "docProps/app.xml",
        content: `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${escapeXml(deck.product)}</Application><PresentationFormat>16:9</PresentationFormat><Slides>${deck.slides.length}</Slides><Notes>${deck.slides.length}</Notes></Properties>`,
        contentType: `${TYPE}.extended-properties+xml`,
      },
    ],
    root: [
      relation("rId1", "officeDocument", "ppt/presentation.xml"),
      { id: "rId2", type: CORE, target: "docProps/core.xml" },
      relation("rId3", "extended-properties", "docProps/app.xml"),
    ],
  };
}

function coreXml({ title, product, createdAt, language }: Deck): string {
  const date = `${createdAt.slice(0, 19)}Z`;
  return [
    `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${escapeXml(title)}</dc:title><dc:creator>${escapeXml(product)}</dc:creator><cp:lastModifiedBy>${escapeXml(product)}</cp:lastModifiedBy><dc:language>${LANGUAGE_TAGS[language]}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified></cp:coreProperties>`,
  ].join("");
}
