import { FONT, PALETTE } from "./palette.ts";
import { declare, XML_HEAD } from "./xml.ts";

/** Colours and faces that the application offers when the deck is edited, and the lines and fills that the format asks for. */
export function themeXml(): string {
  const rgb = (tag: string, color: string) => `<a:${tag}><a:srgbClr val="${color}"/></a:${tag}>`;
  const colors = [
    rgb("dk1", PALETTE.foreground),
    rgb("lt1", PALETTE.background),
    rgb("dk2", PALETTE.primary),
    rgb("lt2", PALETTE.muted),
    rgb("accent1", PALETTE.normal),
    rgb("accent2", PALETTE.cancer),
    rgb("accent3", PALETTE.review),
    rgb("accent4", PALETTE.unlabelled),
    rgb("accent5", PALETTE.success),
    rgb("accent6", PALETTE.warning),
    rgb("hlink", PALETTE.link),
    rgb("folHlink", PALETTE.review),
  ].join("");
  const face = `<a:latin typeface="${FONT}"/><a:ea typeface=""/><a:cs typeface=""/>`;
  const fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
  const lines = [6350, 12_700, 19_050].map(
    (w) =>
      `<a:ln w="${w}" cap="flat" cmpd="sng" algn="ctr">${fill}<a:prstDash val="solid"/><a:miter lim="800000"/></a:ln>`,
  );
  const effect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
  return [
    `${XML_HEAD}<a:theme ${declare("a")} name="BrainScan AI"><a:themeElements>`,
    `<a:clrScheme name="BrainScan AI">${colors}</a:clrScheme>`,
    `<a:fontScheme name="BrainScan AI"><a:majorFont>${face}</a:majorFont><a:minorFont>${face}</a:minorFont></a:fontScheme>`,
    `<a:fmtScheme name="BrainScan AI"><a:fillStyleLst>${fill.repeat(3)}</a:fillStyleLst><a:lnStyleLst>${lines.join("")}</a:lnStyleLst>`,
    `<a:effectStyleLst>${effect.repeat(3)}</a:effectStyleLst><a:bgFillStyleLst>${fill.repeat(3)}</a:bgFillStyleLst></a:fmtScheme>`,
    "</a:themeElements></a:theme>",
  ].join("");
}
