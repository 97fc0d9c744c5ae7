import type { Language } from "../../../messages/message.ts";
import { shapeTree } from "./master-parts.ts";
import { type Part, relation } from "./part.ts";
import { paragraphsXml } from "./text-xml.ts";
import { themeXml } from "./theme.ts";
import { declare, emu, XML_HEAD } from "./xml.ts";

const TYPE = "application/vnd.openxmlformats-officedocument";
export const NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml";

/** A sheet of notes is upright, 540 x 720 points: the slide above, the notes below. */
export const NOTES_SIZE = { w: 540, h: 720 };
const IMAGE = { x: 54, y: 54, w: 432, h: 243 };
const BODY = { x: 54, y: 324, w: 432, h: 342 };

function frame({ x, y, w, h }: typeof IMAGE): string {
  return `<p:spPr><a:xfrm><a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>`;
}

function slideImage(spPr: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr>${spPr}</p:sp>`;
}

function notesBody(spPr: string, paragraphs: string): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr>${spPr}<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`;
}

/** The master that sheets of notes take their places from, with a theme of its own, as the format asks. */
export function notesMasterParts(language: Language): Part[] {
  const tree = shapeTree([
    slideImage(frame(IMAGE)),
    notesBody(frame(BODY), paragraphsXml([], { fontSize: 12, language })),
  ]);
  return [
    { path: "ppt/theme/theme2.xml", content: themeXml(), contentType: `${TYPE}.theme+xml` },
    {
      path: NOTES_MASTER,
      content: [
        `${XML_HEAD}<p:notesMaster ${declare("a", "r", "p")}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>${tree}</p:cSld>`,
        '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>',
        '<p:notesStyle><a:lvl1pPr algn="l"><a:defRPr sz="1200"/></a:lvl1pPr></p:notesStyle></p:notesMaster>',
      ].join(""),
      contentType: `${TYPE}.presentationml.notesMaster+xml`,
      relations: [relation("rId1", "theme", "ppt/theme/theme2.xml")],
    },
  ];
}

/** @param slide  path of the slide that the notes speak to */
export function notesPart(notes: readonly string[], number: number, slide: string, language: Language): Part {
  const paragraphs = notes.map((text) => ({ runs: [{ text }] }));
  const tree = shapeTree([
    slideImage("<p:spPr/>"),
    notesBody("<p:spPr/>", paragraphsXml(paragraphs, { fontSize: 12, language, spaceAfter: 6 })),
  ]);
  return {
    path: `ppt/notesSlides/notesSlide${number}.xml`,
    content: `${XML_HEAD}<p:notes ${declare("a", "r", "p")}><p:cSld>${tree}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`,
    contentType: `${TYPE}.presentationml.notesSlide+xml`,
    relations: [relation("rId1", "notesMaster", NOTES_MASTER), relation("rId2", "slide", slide)],
  };
}
