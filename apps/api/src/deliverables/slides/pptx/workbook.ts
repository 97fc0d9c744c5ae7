import { type Part, packageParts, relation } from "./part.ts";
import { declare, escapeXml, XML_HEAD } from "./xml.ts";
import { zipParts } from "./zip-parts.ts";

export type SheetCell = string | number | null;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** "A", "B" … "Z", "AA". */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** A workbook of one sheet, "Sheet1", that an office suite opens to edit a chart's data. */
export async function workbook(rows: readonly (readonly SheetCell[])[]): Promise<Buffer> {
  const sheet = rows.map(
    (cells, r) => `<row r="${r + 1}">${cells.map((cell, c) => cellXml(cell, r, c)).join("")}</row>`,
  );
  const parts: Part[] = [
    {
      path: "xl/workbook.xml",
      content: `${XML_HEAD}<workbook xmlns="${MAIN}" ${declare("r")}><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      contentType: `${TYPES}.sheet.main+xml`,
      relations: [relation("rId1", "worksheet", "xl/worksheets/sheet1.xml")],
    },
    {
      path: "xl/worksheets/sheet1.xml",
      content: `${XML_HEAD}<worksheet xmlns="${MAIN}"><sheetData>${sheet.join("")}</sheetData></worksheet>`,
      contentType: `${TYPES}.worksheet+xml`,
    },
  ];
  return zipParts(packageParts(parts, [relation("rId1", "officeDocument", "xl/workbook.xml")]));
}

function cellXml(cell: SheetCell, row: number, column: number): string {
  if (cell === null) return "";
  const place = `${columnName(column)}${row + 1}`;
  if (typeof cell === "string") return `<c r="${place}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`;
  return `<c r="${place}"><v>${cell}</v></c>`;
}
