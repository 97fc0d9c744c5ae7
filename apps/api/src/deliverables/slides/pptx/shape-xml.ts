import type { Language } from "../../../messages/message.ts";
import type { Box, Cell, ChartShape, TableShape, TextShape } from "./deck.ts";
import { PALETTE } from "./palette.ts";
import { paragraphsXml, runProperties, solidFill } from "./text-xml.ts";
import { emu, escapeXml, NAMESPACES } from "./xml.ts";

/** Points around the text of a table's cell: left and right, above and below. */
export const CELL_PADDING = { x: 6, y: 3 };

function transform(box: Box, tag: "a:xfrm" | "p:xfrm"): string {
  return `<${tag}><a:off x="${emu(box.x)}" y="${emu(box.y)}"/><a:ext cx="${emu(box.w)}" cy="${emu(box.h)}"/></${tag}>`;
}

const PLACEHOLDERS = {
  title: '<p:ph type="title"/>',
  footer: '<p:ph type="ftr" sz="quarter" idx="11"/>',
  slideNumber: '<p:ph type="sldNum" sz="quarter" idx="12"/>',
};

const ANCHORS = { top: "t", middle: "ctr", bottom: "b" };

/** @param id  unique on the slide, from 2 on */
export function textShapeXml(shape: TextShape, id: number, language: Language): string {
  const { role, padding = 0, anchor = "top", fontSize, spaceAfter } = shape;
  const style = { fontSize, language, spaceAfter };
  const inset = emu(padding);
  const lock = role ? '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>' : '<p:cNvSpPr txBox="1"/>';
  const paragraphs =
    role === "slideNumber"
      ? `<a:p><a:pPr algn="r"/><a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">${runProperties(style, { color: PALETTE.mutedForeground })}<a:t>\u2039#\u203a</a:t></a:fld></a:p>`
      : paragraphsXml(shape.paragraphs, style);
  return [
    `<p:sp><p:nvSpPr><p:cNvPr id="${id}" name="${escapeXml(shape.name)}"/>${lock}<p:nvPr>${role ? PLACEHOLDERS[role] : ""}</p:nvPr></p:nvSpPr>`,
    `<p:spPr>${transform(shape.box, "a:xfrm")}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>${shape.fill ? solidFill(shape.fill) : "<a:noFill/>"}</p:spPr>`,
    `<p:txBody><a:bodyPr wrap="square" lIns="${inset}" tIns="${inset}" rIns="${inset}" bIns="${inset}" rtlCol="0" anchor="${ANCHORS[anchor]}"><a:noAutofit/></a:bodyPr><a:lstStyle/>${paragraphs}</p:txBody></p:sp>`,
  ].join("");
}

export function tableShapeXml(shape: TableShape, id: number, language: Language): string {
  const columns = shape.columnWidths.map((width) => `<a:gridCol w="${emu(width)}"/>`).join("");
  const rows = [shape.header, ...shape.rows].map((cells, i) => {
    const drawn = cells.map((cell) => cellXml(cell, { header: i === 0, fontSize: shape.fontSize, language }));
    return `<a:tr h="${emu(shape.rowHeights[i])}">${drawn.join("")}</a:tr>`;
  });
  const table = `<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>${columns}</a:tblGrid>${rows.join("")}</a:tbl>`;
  return graphicFrame(
    shape,
    id,
    `<a:graphicData uri="${NAMESPACES.a.replace("/main", "/table")}">${table}</a:graphicData>`,
  );
}

function cellXml(
  cell: Cell,
  { header, fontSize, language }: { header: boolean; fontSize: number; language: Language },
) {
  const color = cell.color ?? (header ? PALETTE.mutedForeground : PALETTE.foreground);
  const runs = cell.text === "" ? [] : [{ text: cell.text, bold: header || cell.bold, color }];
  const none = ["L", "R", "T"].map((side) => `<a:ln${side} w="0"><a:noFill/></a:ln${side}>`).join("");
  const rule = header ? { width: 1.5, color: PALETTE.primary } : { width: 0.75, color: PALETTE.border };
  const below = `<a:lnB w="${emu(rule.width)}">${solidFill(rule.color)}</a:lnB>`;
  const { x, y } = CELL_PADDING;
  return [
    `<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>${paragraphsXml([{ runs, align: cell.align ?? "left" }], { fontSize, language })}</a:txBody>`,
    `<a:tcPr marL="${emu(x)}" marR="${emu(x)}" marT="${emu(y)}" marB="${emu(y)}" anchor="ctr">${none}${below}<a:noFill/></a:tcPr></a:tc>`,
  ].join("");
}

/** @param relationId  of the chart's part, among the slide's */
export function chartShapeXml(shape: ChartShape, id: number, relationId: string): string {
  return graphicFrame(
    shape,
    id,
    `<a:graphicData uri="${NAMESPACES.c}"><c:chart xmlns:c="${NAMESPACES.c}" r:id="${relationId}"/></a:graphicData>`,
  );
}

function graphicFrame(shape: TableShape | ChartShape, id: number, data: string): string {
  return [
    `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="${id}" name="${escapeXml(shape.name)}" descr="${escapeXml(shape.description)}"/>`,
    '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>',
    `${transform(shape.box, "p:xfrm")}<a:graphic>${data}</a:graphic></p:graphicFrame>`,
  ].join("");
}
