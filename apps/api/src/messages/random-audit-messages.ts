import type { Message } from "./message.ts";
import { counted, en, fr } from "./typography.ts";

/** What can be wrong with a random audit: a draw, or labels read for it. */
export const randomAuditMessages = {
  AUDIT_DURING_IMPORT: {
    en: () =>
      en`An import into this data set is not finished: a draw now would pass over images still to come. Nothing was drawn. Wait for its end, or cancel it.`,
    fr: () =>
      fr`Un import dans ce jeu de données n'est pas terminé : un tirage maintenant passerait à côté d'images encore à venir. Rien n'a été tiré. Attendez sa fin, ou annulez-le.`,
  },
  AUDIT_POOL_EMPTY: {
    en: () =>
      en`No image is left to draw: each carries a label, was drawn before, or shows the same picture as one that does. Nothing was drawn. Import images without a label.`,
    fr: () =>
      fr`Il ne reste aucune image à tirer : chacune porte une étiquette, a déjà été tirée, ou montre la même image qu'une de celles-là. Rien n'a été tiré. Importez des images sans étiquette.`,
  },
  AUDIT_POOL_TOO_SMALL: {
    en: ({ n, pool }) =>
      en`${n} were asked for, and ${counted(pool, "en", "distinct image is", "distinct images are")} left to draw. Nothing was drawn. Ask for no more than that.`,
    fr: ({ n, pool }) =>
      fr`${n} ont été demandées, et il reste ${counted(pool, "fr", "image distincte", "images distinctes")} à tirer. Rien n'a été tiré. N'en demandez pas davantage.`,
  },
  AUDIT_NOT_DRAWN: {
    en: ({ path }) =>
      en`${path} was not drawn at random, so its label would certify nothing. Nothing was kept. Read the images of the draw.`,
    fr: ({ path }) =>
      fr`${path} n'a pas été tirée au hasard : son étiquette ne certifierait rien. Rien n'a été gardé. Lisez les images du tirage.`,
  },
  AUDIT_TABLE_TOO_LONG: {
    en: ({ given, max }) =>
      en`The table holds ${counted(given, "en", "character", "characters")}; ${counted(max, "en", "is", "are")} the most. Nothing was kept. Keep the columns filename and label alone, or send it in parts.`,
    fr: ({ given, max }) =>
      fr`Le tableau compte ${counted(given, "fr", "caractère", "caractères")}, pour ${counted(max, "fr", "au plus", "au plus")}. Rien n'a été gardé. Ne gardez que les colonnes filename et label, ou envoyez-le en plusieurs fois.`,
  },
  AUDIT_TABLE_UNREADABLE: {
    en: ({ line }) =>
      en`The table cannot be read beyond line ${line}: a quote is not closed, or not where it belongs. Nothing was kept. Save it again as CSV, then send it again.`,
    fr: ({ line }) =>
      fr`Le tableau est illisible à partir de la ligne ${line} : un guillemet n'est pas fermé, ou pas à sa place. Rien n'a été gardé. Enregistrez-le de nouveau en CSV, puis renvoyez-le.`,
  },
  AUDIT_TABLE_HEADER: {
    en: () =>
      en`The first line must name the columns filename and label. Nothing was kept. Correct it, then send it again.`,
    fr: () =>
      fr`La première ligne doit nommer les colonnes filename et label. Rien n'a été gardé. Corrigez-la, puis renvoyez le tableau.`,
  },
  AUDIT_TABLE_EMPTY: {
    en: () =>
      en`No row of the table holds a label. Nothing was kept. Write normal or cancer beside the images you read.`,
    fr: () =>
      fr`Aucune ligne du tableau ne porte d'étiquette. Rien n'a été gardé. Écrivez normal ou cancer à côté des images lues.`,
  },
  AUDIT_ROW_LABEL: {
    en: ({ line, filename, value }) =>
      en`Line ${line}: “${value}” is no label (normal, cancer, tumor, tumour, 0, 1 or nothing), for ${filename}. Nothing was kept. Correct it, then send the table again.`,
    fr: ({ line, filename, value }) =>
      fr`Ligne ${line} : « ${value} » n'est pas une étiquette (normal, cancer, tumor, tumour, 0, 1 ou rien), pour ${filename}. Rien n'a été gardé. Corrigez-la, puis renvoyez le tableau.`,
  },
  AUDIT_ROW_UNKNOWN: {
    en: ({ line, filename }) =>
      en`Line ${line}: no image in use is called ${filename}. Nothing was kept. Check the name, then send the table again.`,
    fr: ({ line, filename }) =>
      fr`Ligne ${line} : aucune image utilisée ne s'appelle ${filename}. Rien n'a été gardé. Vérifiez le nom, puis renvoyez le tableau.`,
  },
  AUDIT_ROW_AMBIGUOUS: {
    en: ({ line, filename, first, second }) =>
      en`Line ${line}: ${filename} may be ${first} or ${second}. Nothing was kept. Write the folder too, then send the table again.`,
    fr: ({ line, filename, first, second }) =>
      fr`Ligne ${line} : ${filename} peut désigner ${first} ou ${second}. Rien n'a été gardé. Écrivez aussi le dossier, puis renvoyez le tableau.`,
  },
  AUDIT_ROW_NOT_DRAWN: {
    en: ({ line, filename }) =>
      en`Line ${line}: ${filename} was not drawn at random, so its label would certify nothing. Nothing was kept. Take the row out, then send the table again.`,
    fr: ({ line, filename }) =>
      fr`Ligne ${line} : ${filename} n'a pas été tirée au hasard, son étiquette ne certifierait rien. Rien n'a été gardé. Retirez la ligne, puis renvoyez le tableau.`,
  },
  AUDIT_ROW_CONTRADICTS: {
    en: ({ line, earlier }) =>
      en`Line ${line} gives another label than line ${earlier} to the same image. Nothing was kept. Keep the right one, then send the table again.`,
    fr: ({ line, earlier }) =>
      fr`La ligne ${line} donne à la même image une autre étiquette que la ligne ${earlier}. Rien n'a été gardé. Gardez la bonne, puis renvoyez le tableau.`,
  },
  AUDIT_ROWS_MORE: {
    en: ({ more }) => en`${counted(more, "en", "more row is", "more rows are")} wrong.`,
    fr: ({ more }) => fr`${counted(more, "fr", "autre ligne est fausse", "autres lignes sont fausses")}.`,
  },
} satisfies Record<string, Message>;
