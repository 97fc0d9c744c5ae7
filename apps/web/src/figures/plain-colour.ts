const MODERN = /^(oklch|oklab|lch|lab|color|color-mix)\(/;

/** A colour that programs which draw slides can read: what CSS has learned since sRGB is painted, and read back. */
export function plainColour(value: string): string {
  if (!MODERN.test(value)) return value;
  const canvas = document.createElement("canvas");
  canvas.width = 1;
  canvas.height = 1;
  const context = canvas.getContext("2d");
  if (!context) return value;
  context.fillStyle = value;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return alpha === 255 ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}
