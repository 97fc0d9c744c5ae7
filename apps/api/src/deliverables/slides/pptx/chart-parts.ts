import type { Language } from "../../../messages/message.ts";
import { barPlot } from "./bar-plot.ts";
import type { ChartSheet } from "./chart-sheet.ts";
import { createChartSheet } from "./chart-sheet.ts";
import { CHART_FONT_SIZE, textProperties } from "./chart-style.ts";
import type { ChartShape } from "./deck.ts";
import { PALETTE } from "./palette.ts";
import { type Part, relation } from "./part.ts";
import { pointPlot } from "./point-plot.ts";
import { LANGUAGE_TAGS } from "./text-xml.ts";
import { workbook } from "./workbook.ts";
import { declare, XML_HEAD } from "./xml.ts";

/** A chart as the suite's own, with the workbook that its numbers are edited in.
 *  @param number  of the chart in the deck, from 1 on */
export async function chartParts(shape: ChartShape, number: number, language: Language): Promise<Part[]> {
  const sheet = createChartSheet();
  const book = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
  return [
    {
      path: `ppt/charts/chart${number}.xml`,
      content: chartXml(shape, sheet, language),
      contentType: "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      relations: [relation("rId1", "package", book)],
    },
    { path: book, content: await workbook(sheet.rows()), contentType: null },
  ];
}

function chartXml({ chart, box }: ChartShape, sheet: ChartSheet, language: Language): string {
  const plot = chart.kind === "bars" ? barPlot(chart, box, sheet) : pointPlot(chart, { box, sheet, language });
  return [
    `${XML_HEAD}<c:chartSpace ${declare("c", "a", "r")}><c:date1904 val="0"/><c:lang val="${LANGUAGE_TAGS[language]}"/><c:roundedCorners val="0"/>`,
    `<c:chart><c:autoTitleDeleted val="1"/><c:plotArea>${plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>`,
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>',
    "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>",
    textProperties(CHART_FONT_SIZE, PALETTE.foreground),
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>',
  ].join("");
}
