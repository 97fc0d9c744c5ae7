import type { Axis, Ends, Values } from "./chart.ts";
import type { ChartSheet } from "./chart-sheet.ts";
import type { Box } from "./deck.ts";
import { PALETTE } from "./palette.ts";
import { solidFill } from "./text-xml.ts";
import { emu, escapeXml, hundredths } from "./xml.ts";

/** Of ticks, categories and legends, in points. */
export const CHART_FONT_SIZE = 16;

export function textProperties(fontSize: number, color: string): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${hundredths(fontSize)}" b="0">${solidFill(color)}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

export function line(color: string, width: number, dash = "solid"): string {
  return `<a:ln w="${emu(width)}" cap="flat">${solidFill(color)}<a:prstDash val="${dash}"/><a:round/></a:ln>`;
}

/** Points about the inner plot. */
export type Margins = { left: number; right: number; top: number; bottom: number };

/** The inner plot in a fixed place, so that every application leaves the labels the same room. */
export function plotLayout(box: Box, { left, right, top, bottom }: Margins): string {
  const share = (points: number, of: number) => (points / of).toFixed(4);
  return [
    '<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>',
    `<c:x val="${share(left, box.w)}"/><c:y val="${share(top, box.h)}"/>`,
    `<c:w val="${share(box.w - left - right, box.w)}"/><c:h val="${share(box.h - top - bottom, box.h)}"/>`,
    "</c:manualLayout></c:layout>",
  ].join("");
}

/** Room for a legend above the plot, for ticks and a title below it. */
export function verticalMargins(legend: boolean, below: Axis): Pick<Margins, "top" | "bottom"> {
  return { top: legend ? 40 : 8, bottom: below.title === null ? 32 : 60 };
}

type Barred = { name: string; values: Values; ends: Ends | null; color: string; place: string };

/** @param barred  `place`: the sheet's column of the values */
export function errorBars(sheet: ChartSheet, { name, values, ends, color, place }: Barred): string {
  if (ends === null) return "";
  const { below, above } = sheet.ends({ name, values, place }, ends);
  return `<c:errBars><c:errDir val="${ends.along}"/><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/><c:plus>${above}</c:plus><c:minus>${below}</c:minus><c:spPr>${line(color, 2)}</c:spPr></c:errBars>`;
}

type Placed = {
  id: number;
  /** Id of the axis that it stands on. */
  crosses: number;
  side: "b" | "l";
  gridlines: boolean;
  /** The other axis runs from its end: to stand at the foot, this one crosses it there. */
  partnerReversed?: boolean;
};

/** An axis of numbers. */
export function valueAxis(axis: Axis, { id, crosses, side, gridlines, partnerReversed }: Placed): string {
  const log = axis.scale === "log" ? '<c:logBase val="10"/>' : "";
  return [
    `<c:valAx><c:axId val="${id}"/><c:scaling>${log}<c:orientation val="minMax"/><c:max val="${axis.max}"/><c:min val="${axis.min}"/></c:scaling>`,
    `<c:delete val="0"/><c:axPos val="${side}"/>`,
    gridlines ? `<c:majorGridlines><c:spPr>${line(PALETTE.border, 0.75)}</c:spPr></c:majorGridlines>` : "",
    axis.title === null ? "" : axisTitle(axis.title, side === "l"),
    `<c:numFmt formatCode="${escapeXml(axis.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`,
    `<c:spPr>${line(PALETTE.border, 1)}</c:spPr>${textProperties(CHART_FONT_SIZE, PALETTE.mutedForeground)}`,
    `<c:crossAx val="${crosses}"/><c:crosses val="${partnerReversed ? "max" : "min"}"/><c:crossBetween val="${partnerReversed ? "between" : "midCat"}"/>`,
    axis.step === null ? "" : `<c:majorUnit val="${axis.step}"/>`,
    "</c:valAx>",
  ].join("");
}

/** The axis that rows stand along: there, and not drawn. */
export function hiddenAxis(nRows: number, { id, crosses, side }: Placed): string {
  return [
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/><c:max val="${nRows}"/><c:min val="0"/></c:scaling>`,
    `<c:delete val="1"/><c:axPos val="${side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>`,
    `<c:tickLblPos val="none"/><c:crossAx val="${crosses}"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>`,
  ].join("");
}

function axisTitle(text: string, upright: boolean): string {
  const turned = upright ? '<a:bodyPr rot="-5400000" vert="horz"/>' : "<a:bodyPr/>";
  return `<c:title><c:tx><c:rich>${turned}<a:lstStyle/><a:p><a:pPr><a:defRPr sz="${hundredths(CHART_FONT_SIZE)}" b="0"/></a:pPr><a:r><a:rPr lang="en-US" sz="${hundredths(CHART_FONT_SIZE)}" b="0">${solidFill(PALETTE.mutedForeground)}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}
