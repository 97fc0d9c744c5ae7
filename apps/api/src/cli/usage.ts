import type { Language } from "../messages/message.ts";

const EN = `brainscan: brain MRI slices to decisions (a research tool, not a medical device)

  serve   [--data PATH] [--port N] [--plan default|quick|FILE] [--no-demo]
                                             serve the dashboard and the GraphQL API on this machine
  study   --data PATH --out DIR              run the whole pipeline without a server, write every deliverable
          [--backbone ID] [--seed 0] [--lang fr|en] [--provider auto|cuda|webgpu|cpu] [--workers N]
          [--plan default|quick|FILE]        what it compares; plans/default.json is a plan to start from
          [--only NAME[,NAME...]]            fewer deliverables, as for export
          [--require-done]                   exit 3 when a check of the definition of done fails; a check that
                                             is not decidable, or was not run, has not failed
  export  --study ID|DIR --out DIR           the deliverables of a finished study: one of the server's, by its id,
          [--only NAME[,NAME...]]            or the one that \`study\` wrote to a folder. NAME is tables, onnx, charts,
          [--lang fr|en]                     card, memo, slides or notebooks
  verify  DIR [--lang fr|en]                 whether exported files are as written and every number printed in them is
                                             the report's; exit 3 and name what is not
  results --report FILE[,FILE...] --out FILE the figures of reports as a page, beside published ones
  outside --data PATH --table FILE [--lang fr|en]
                                             judge scores or embeddings made elsewhere (CSV or Parquet) on these images
  weights list | fetch ID | add FILE --name NAME
  doctor                                     versions, providers, database, data folder, weights, free space

PATH is a folder or a zip of PNG or JPEG images. Environment: BRAINSCAN_DATA_DIR, PORT, DATABASE_URL (see README.md).`;

const FR = `brainscan : des coupes IRM cérébrales aux décisions (outil de recherche, pas un dispositif médical)

  serve   [--data CHEMIN] [--port N] [--plan default|quick|FICHIER] [--no-demo]
                                             sert le tableau de bord et l'API GraphQL sur cette machine
  study   --data CHEMIN --out DOSSIER        exécute toute la chaîne sans serveur, écrit tous les livrables
          [--backbone ID] [--seed 0] [--lang fr|en] [--provider auto|cuda|webgpu|cpu] [--workers N]
          [--plan default|quick|FICHIER]     ce qu'elle compare ; plans/default.json sert de modèle
          [--only NOM[,NOM...]]              moins de livrables, comme pour export
          [--require-done]                   sort avec 3 quand un contrôle de la définition de « fini » échoue ;
                                             un contrôle indécidable, ou non effectué, n'a pas échoué
  export  --study ID|DOSSIER --out DOSSIER   les livrables d'une étude terminée : une du serveur, par son identifiant,
          [--only NOM[,NOM...]]              ou celle que \`study\` a écrite dans un dossier. NOM : tables, onnx, charts,
          [--lang fr|en]                     card, memo, slides ou notebooks
  verify  DOSSIER [--lang fr|en]             les fichiers exportés sont-ils tels qu'écrits, et chaque chiffre imprimé
                                             celui du rapport ? Sort avec 3 et nomme ce qui ne l'est pas
  results --report FICHIER[,FICHIER...] --out FICHIER
                                             les chiffres des rapports en une page, à côté de ceux publiés
  outside --data CHEMIN --table FICHIER [--lang fr|en]
                                             juge sur ces images des scores ou des embeddings faits ailleurs (CSV, Parquet)
  weights list | fetch ID | add FICHIER --name NOM
  doctor                                     versions, moteurs, base de données, dossier, poids, place libre

CHEMIN est un dossier ou un zip d'images PNG ou JPEG. Environnement : BRAINSCAN_DATA_DIR, PORT, DATABASE_URL (voir README.md).`;

export function usage(language: Language): string {
  return language === "fr" ? FR : EN;
}
