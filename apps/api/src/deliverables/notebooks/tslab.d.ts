/** What the tslab kernel and our own runner give a cell to show things with. */
declare module "tslab" {
  type Show = (content: string | Uint8Array) => void;
  type Display = Record<
    "javascript" | "html" | "markdown" | "latex" | "svg" | "png" | "jpeg" | "gif" | "pdf" | "text",
    Show
  > & { raw(mimeType: string, content: string | Uint8Array): void };
  export const display: Display;
  export function newDisplay(): Display;
}
