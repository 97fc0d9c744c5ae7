import { textWidth } from "../fit/text-width.ts";
import type { BarChart } from "./chart.ts";
import type { ChartSheet } from "./chart-sheet.ts";
import { CHART_FONT_SIZE, line, plotLayout, textProperties, valueAxis } from "./chart-style.ts";
import type { Box } from "./deck.ts";
import { PALETTE } from "./palette.ts";
import { solidFill } from "./text-xml.ts";
import { escapeXml } from "./xml.ts";

const CATEGORY_AXIS = 111;
const VALUE_AXIS = 112;

/** Share of the box that names of categories may take; longer ones are broken over lines. */
const NAMES_SHARE_MAX = 0.46;

export function barPlot(chart: BarChart, box: Box, sheet: ChartSheet): string {
  const categories = sheet.texts("", chart.categories);
  const values = sheet.numbers(chart.name, chart.values);
  const heading = sheet.heading();
  const names = Math.max(...chart.categories.map((name) => textWidth(name, CHART_FONT_SIZE, false)));
  const left = Math.min(names + 14, box.w * NAMES_SHARE_MAX);
  const bars = chart.colors.map(
    (color, i) =>
      `<c:dPt><c:idx val="${i}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/><c:spPr>${solidFill(color)}</c:spPr></c:dPt>`,
  );
  return [
    plotLayout(box, { left, right: 30, top: 8, bottom: chart.axis.title === null ? 32 : 60 }),
    '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>',
    `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>${heading}</c:tx><c:spPr>${solidFill(PALETTE.normal)}</c:spPr><c:invertIfNegative val="0"/>`,
    ...bars,
    valueLabels(chart.axis.format),
    `<c:cat>${categories}</c:cat><c:val>${values}</c:val></c:ser>`,
    `<c:gapWidth val="45"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:barChart>`,
    CATEGORIES,
    valueAxis(chart.axis, {
      id: VALUE_AXIS,
      crosses: CATEGORY_AXIS,
      side: "b",
      gridlines: true,
      partnerReversed: true,
    }),
  ].join("");
}

function valueLabels(format: string): string {
  return [
    `<c:dLbls><c:numFmt formatCode="${escapeXml(format)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>`,
    textProperties(CHART_FONT_SIZE, PALETTE.foreground),
    '<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>',
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>',
  ].join("");
}

/** First category at the top. */
const CATEGORIES = [
  `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>`,
  '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>',
  `<c:spPr>${line(PALETTE.mutedForeground, 1)}</c:spPr>${textProperties(CHART_FONT_SIZE, PALETTE.foreground)}`,
  `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="min"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>`,
].join("");
