import type { Axis } from "./chart.ts";
import type { Box } from "./deck.ts";
import { PALETTE } from "./palette.ts";
import { solidFill } from "./text-xml.ts";
import { emu, escapeXml, hundredths } from "./xml.ts";

/** Of ticks, categories and legends, in points. */
export const CHART_FONT_SIZE = 16;

export function textProperties(fontSize: number, color: string): string {
  return `<c:txPr><a:bodyPr rot="0" vert="horz"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${hundredths(fontSize)}" b="0">${solidFill(color)}</a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
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
    axis.title === null ? "" : axisTitle(axis.title),
    `<c:numFmt formatCode="${escapeXml(axis.format)}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>`,
    `<c:spPr>${line(PALETTE.border, 1)}</c:spPr>${textProperties(CHART_FONT_SIZE, PALETTE.mutedForeground)}`,
    `<c:crossAx val="${crosses}"/><c:crosses val="${partnerReversed ? "max" : "min"}"/><c:crossBetween val="${partnerReversed ? "between" : "midCat"}"/>`,
    axis.step === null ? "" : `<c:majorUnit val="${axis.step}"/>`,
    "</c:valAx>",
  ].join("");
}

/** The axis that rows stand along: there, and not drawn. */
export function hiddenAxis(top: number, { id, crosses, side }: Placed): string {
  return [
    `<c:valAx><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/><c:max val="${top}"/><c:min val="0"/></c:scaling>`,
    `<c:delete val="1"/><c:axPos val="${side}"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>`,
    `<c:tickLblPos val="none"/><c:crossAx val="${crosses}"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>`,
  ].join("");
}

function axisTitle(text: string): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${hundredths(CHART_FONT_SIZE)}" b="0"/></a:pPr><a:r><a:rPr lang="en-US" sz="${hundredths(CHART_FONT_SIZE)}" b="0">${solidFill(PALETTE.mutedForeground)}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}
