/** The dashboard's light palette (apps/web globals.css, oklch) as sRGB. */
export const PALETTE = {
  background: "FFFFFF",
  foreground: "15181E",
  mutedForeground: "5E646B",
  muted: "F1F3F5",
  border: "E0E3E7",
  primary: "262E3D",
  link: "2759A2",
  success: "1F744F",
  warning: "8B5A1A",
  destructive: "BA2B28",
  normal: "1B70B3",
  cancer: "CC5113",
  review: "98449E",
  unlabelled: "7D8085",
} as const;

/** The face that every office suite has, or has one of the same widths for (Liberation Sans, Arimo). */
export const FONT = "Arial";
