/** Markup that is safe to place in a page. */
export type Html = { html: string };

type Value = string | Html | readonly Html[] | null;

/** A piece of a page: strings in it are escaped, pieces are placed as they are, null is nothing. Numbers do not fit in: they
 *  come as the texts that a quoter printed. */
export function html(texts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: texts.map((text, i) => (i === 0 ? "" : placed(values[i - 1])) + text).join("") };
}

function placed(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string") return escapeHtml(value);
  if ("html" in value) return value.html;
  return value.map((piece) => piece.html).join("\n");
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
