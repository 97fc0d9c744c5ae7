import type { Block } from "./blocks.ts";

/** GitHub's Markdown. Text is text: what could be markup in a name is escaped. */
export function writeMarkdown(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${plain(block.text)}`;
    case "paragraph":
      return plain(block.text);
    case "list":
      return block.items.map((item) => `- ${plain(item)}`).join("\n");
    case "table":
      return [block.header, block.header.map(() => "---"), ...block.rows]
        .map((cells) => `| ${cells.map(cell).join(" | ")} |`)
        .join("\n");
  }
}

const cell = (text: string) => plain(text).replaceAll("|", "\\|");

function plain(text: string): string {
  return text
    .replace(/\s*\n\s*/g, " ")
    .replace(/[\\`*[\]<>]/g, "\\$&")
    .replace(/(?<!\w)_|_(?!\w)/g, "\\_");
}
