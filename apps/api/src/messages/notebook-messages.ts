import type { Message } from "./message.ts";
import { en, fr } from "./typography.ts";

export const notebookMessages = {
  NOTEBOOK_CELL_FAILED: {
    en: ({ cell, detail }) =>
      en`The notebook's cell ${cell} failed: ${detail} The files written before it are kept. This is a fault of the product: please report it.`,
    fr: ({ cell, detail }) =>
      fr`La cellule ${cell} du carnet a échoué : ${detail} Les fichiers écrits avant elle sont gardés. C'est un défaut du produit : merci de le signaler.`,
  },
} satisfies Record<string, Message>;
