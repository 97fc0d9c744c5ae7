type Proposed = { image: { path: string }; reason: string };

/** The images to label as a table that labels.csv can be made from: a name, an empty label to fill in, and why it is asked.
 *  Fields are quoted where a comma, a quote or a line break would split them. */
export function labelsCsv(labels: readonly Proposed[]): string {
  const rows = labels.map(({ image, reason }) => [image.path, "", reason.toLowerCase()].map(field).join(","));
  return `${["filename,label,reason", ...rows].join("\r\n")}\r\n`;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
