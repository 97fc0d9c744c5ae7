/** A document in parts, from which Markdown and HTML are written alike. */
export type Block =
  | { kind: "heading"; level: 1 | 2; text: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "table"; header: string[]; rows: string[][] };

export const heading = (text: string): Block => ({ kind: "heading", level: 2, text });
export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
