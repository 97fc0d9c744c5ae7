import type { Language } from "../../../messages/message.ts";
import { type Box, SLIDE_SIZE } from "./deck.ts";
import { COVER_TITLE_BOX, FOOTER_BOX, NUMBER_BOX, RULE_BOX, TITLE_BOX } from "./page.ts";
import { PALETTE } from "./palette.ts";
import { type Part, type Relation, relation } from "./part.ts";
import { textShapeXml } from "./shape-xml.ts";
import { solidFill } from "./text-xml.ts";
import { themeXml } from "./theme.ts";
import { declare, emu, XML_HEAD } from "./xml.ts";

const TYPES = "application/vnd.openxmlformats-officedocument";

export const LAYOUTS = { cover: "ppt/slideLayouts/slideLayout1.xml", content: "ppt/slideLayouts/slideLayout2.xml" };
export const MASTER = "ppt/slideMasters/slideMaster1.xml";

/** The group that holds the shapes of a slide, a layout or a master. */
export function shapeTree(shapes: readonly string[]): string {
  return [
    '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>',
    '<p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>',
    ...shapes,
    "</p:spTree>",
  ].join("");
}

/** The theme, the master and its layouts: what a slide added by hand looks like too. */
export function masterParts(language: Language, footer: string): Part[] {
  return [
    { path: "ppt/theme/theme1.xml", content: themeXml(), contentType: `${TYPES}.theme+xml` },
    {
      path: MASTER,
      content: masterXml(language, footer),
      contentType: `${TYPES}.presentationml.slideMaster+xml`,
      relations: [
        relation("rId1", "slideLayout", LAYOUTS.cover),
        relation("rId2", "slideLayout", LAYOUTS.content),
        relation("rId3", "theme", "ppt/theme/theme1.xml"),
      ],
    },
    layoutPart("cover", language, footer),
    layoutPart("content", language, footer),
  ];
}

function layoutPart(kind: keyof typeof LAYOUTS, language: Language, footer: string): Part {
  const cover = kind === "cover";
  const shapes = [
    ...(cover ? [bar({ x: 0, y: 0, w: 14, h: SLIDE_SIZE.h }, 2)] : []),
    titleShape(cover ? COVER_TITLE_BOX : TITLE_BOX, 3, language),
    ...furniture(language, footer, 4),
  ];
  const relations: Relation[] = [relation("rId1", "slideMaster", MASTER)];
  return {
    path: LAYOUTS[kind],
    content: [
      `${XML_HEAD}<p:sldLayout ${declare("a", "r", "p")} type="${cover ? "title" : "titleOnly"}" preserve="1">`,
      `<p:cSld name="${cover ? "Cover" : "Finding"}">${shapeTree(shapes)}</p:cSld>`,
      "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
    ].join(""),
    contentType: `${TYPES}.presentationml.slideLayout+xml`,
    relations,
  };
}

function masterXml(language: Language, footer: string): string {
  const shapes = [
    titleShape(TITLE_BOX, 2, language),
    bar(RULE_BOX, 3, PALETTE.border),
    ...furniture(language, footer, 4),
  ];
  const level = (size: number) =>
    `<a:lvl1pPr algn="l"><a:defRPr sz="${size}" kern="1200">${solidFill(PALETTE.foreground)}<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>`;
  return [
    `${XML_HEAD}<p:sldMaster ${declare("a", "r", "p")}><p:cSld><p:bg><p:bgPr>${solidFill(PALETTE.background)}<a:effectLst/></p:bgPr></p:bg>${shapeTree(shapes)}</p:cSld>`,
    '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>',
    '<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/><p:sldLayoutId id="2147483650" r:id="rId2"/></p:sldLayoutIdLst>',
    `<p:txStyles><p:titleStyle><a:lvl1pPr algn="l"><a:defRPr sz="2800" b="1" kern="1200">${solidFill(PALETTE.primary)}<a:latin typeface="+mj-lt"/></a:defRPr></a:lvl1pPr></p:titleStyle>`,
    `<p:bodyStyle>${level(2000)}</p:bodyStyle><p:otherStyle>${level(1800)}</p:otherStyle></p:txStyles></p:sldMaster>`,
  ].join("");
}

function titleShape(box: Box, id: number, language: Language): string {
  return textShapeXml(
    {
      ...{ kind: "text", name: "Title", role: "title", box, anchor: "bottom" },
      ...{ fontSize: 28, paragraphs: [{ runs: [{ text: "\u2026", bold: true, color: PALETTE.primary }] }] },
    },
    id,
    language,
  );
}

/** What stands at the foot of every page. */
function furniture(language: Language, footer: string, firstId: number): string[] {
  const color = PALETTE.mutedForeground;
  return [
    textShapeXml(
      {
        ...{ kind: "text", name: "Footer", role: "footer", box: FOOTER_BOX, anchor: "middle", fontSize: 12 },
        paragraphs: [{ runs: [{ text: footer, color }] }],
      },
      firstId,
      language,
    ),
    textShapeXml(
      {
        ...{ kind: "text", name: "Slide number", role: "slideNumber", box: NUMBER_BOX },
        ...{ anchor: "middle", fontSize: 12, paragraphs: [] },
      },
      firstId + 1,
      language,
    ),
  ];
}

function bar(box: Box, id: number, color: string = PALETTE.normal): string {
  return [
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="Rule ${id}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>`,
    `<p:spPr><a:xfrm><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.w)}" cy="${emu(box.h)}"/></a:xfrm>`,
    `<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${solidFill(color)}<a:ln><a:noFill/></a:ln></p:spPr>`,
    "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>",
  ].join("");
}
