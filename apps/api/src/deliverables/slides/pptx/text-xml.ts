import type { Language } from "../../../messages/message.ts";
import type { Paragraph, Run } from "./deck.ts";
import { escapeXml, hundredths } from "./xml.ts";

export const LANGUAGE_TAGS: Record<Language, string> = { en: "en-GB", fr: "fr-FR" };

export type TextStyle = { fontSize: number; language: Language; spaceAfter?: number };

/** Points that a bullet's text is set in from its mark, at any size. */
export const BULLET_INDENT = 16;

export function solidFill(color: string): string {
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}

/** The paragraphs of a text body; an empty list gives the one that the format asks for. */
export function paragraphsXml(paragraphs: readonly Paragraph[], style: TextStyle): string {
  const shown = paragraphs.length > 0 ? paragraphs : [{ runs: [] }];
  return shown.map((paragraph, i) => paragraphXml(paragraph, style, i === shown.length - 1)).join("");
}

function paragraphXml({ runs, bullet, align }: Paragraph, style: TextStyle, last: boolean): string {
  const indent = Math.round(BULLET_INDENT * 12_700);
  const attributes = [
    bullet ? ` marL="${indent}" indent="-${indent}"` : ' marL="0" indent="0"',
    align ? ` algn="${{ left: "l", center: "ctr", right: "r" }[align]}"` : "",
  ].join("");
  const space =
    style.spaceAfter && !last ? `<a:spcAft><a:spcPts val="${hundredths(style.spaceAfter)}"/></a:spcAft>` : "";
  const mark = bullet ? '<a:buFont typeface="Arial"/><a:buChar char="\u2022"/>' : "<a:buNone/>";
  const end = `<a:endParaRPr lang="${LANGUAGE_TAGS[style.language]}" sz="${hundredths(style.fontSize)}"/>`;
  return `<a:p><a:pPr${attributes}>${space}${mark}</a:pPr>${runs.map((run) => runXml(run, style)).join("")}${end}</a:p>`;
}

function runXml({ text, bold, color }: Run, style: TextStyle): string {
  return `<a:r>${runProperties(style, { bold, color })}<a:t>${escapeXml(text)}</a:t></a:r>`;
}

export function runProperties(style: TextStyle, { bold, color }: Omit<Run, "text">, tag = "a:rPr"): string {
  return `<${tag} lang="${LANGUAGE_TAGS[style.language]}" sz="${hundredths(style.fontSize)}" b="${bold ? 1 : 0}" dirty="0">${color ? solidFill(color) : ""}<a:latin typeface="+mn-lt"/></${tag}>`;
}
