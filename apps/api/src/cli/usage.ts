import type { Language } from "../messages/message.ts";

const EN = `brainscan: brain MRI slices to decisions (a research tool, not a medical device)

  serve   [--data PATH] [--port N] [--plan default|quick|FILE] [--no-demo]
                                             serve the dashboard and the GraphQL API on this machine
  api     [--port N]                         the same without computing: \`worker\` processes on the same Postgres do that
          [--host ADDRESS]                   of \`serve\` and \`api\`: answer other machines too, those who sign in, by https:
          [--tls-cert FILE --tls-key FILE]   spoken here, or by a proxy in front (BRAINSCAN_PUBLIC_URL)
  worker  [--concurrency 1] [--health-port N]
                                             compute what is asked for through that Postgres; any number, on any machine
  study   --data PATH --out DIR              run the whole pipeline without a server, write every deliverable
          [--backbone ID] [--seed 0] [--lang fr|en] [--provider auto|cuda|webgpu|cpu] [--workers N]
          [--precision float32|int8|float16] int8 for a processor, float16 for a GPU
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
  accounts add EMAIL --name NAME --role viewer|reviewer|scientist|administrator [--password-stdin]
           list | role EMAIL --role ROLE | password EMAIL [--password-stdin] | remove EMAIL
  keys     add --account EMAIL --name NAME --scope read|write [--expires DAYS] | list | revoke ID
  changes  export                            the log of every change with its author, as CSV on standard output
  weights list | fetch ID | add FILE --name NAME
  migrate [--lang fr|en]                     bring the database up to date and end; several at once do no harm
  backup DIR|FILE.tar                        every row and image as of now, in a folder or in one file
  restore FROM                               a backup into the data folder and database of the environment, which are empty;
                                             everything in it is checked first
  quarantine list | release SHA256           files that nobody could work on; have the next study try one again
  doctor                                     versions, providers, database, data folder, weights, free space

PATH is a folder or a zip of PNG or JPEG images. Environment: BRAINSCAN_DATA_DIR, PORT, DATABASE_URL (see README.md).`;

const FR = `brainscan : des coupes IRM cérébrales aux décisions (outil de recherche, pas un dispositif médical)

  serve   [--data CHEMIN] [--port N] [--plan default|quick|FICHIER] [--no-demo]
                                             sert le tableau de bord et l'API GraphQL sur cette machine
  api     [--port N]                         la même chose sans calculer : des \`worker\` sur le même Postgres le font
          [--host ADDRESS]                   de \`serve\` et \`api\` : répondre aussi à d'autres machines, à qui se connecte, par https :
          [--tls-cert FICHIER --tls-key FICHIER]
                                             parlé ici, ou par un proxy devant (BRAINSCAN_PUBLIC_URL)
  worker  [--concurrency 1] [--health-port N]
                                             calcule ce qui est demandé par ce Postgres ; autant qu'on veut, n'importe où
  study   --data CHEMIN --out DOSSIER        exécute toute la chaîne sans serveur, écrit tous les livrables
          [--backbone ID] [--seed 0] [--lang fr|en] [--provider auto|cuda|webgpu|cpu] [--workers N]
          [--precision float32|int8|float16] int8 pour un processeur, float16 pour un GPU
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
  accounts add EMAIL --name NOM --role viewer|reviewer|scientist|administrator [--password-stdin]
           list | role EMAIL --role RÔLE | password EMAIL [--password-stdin] | remove EMAIL
  keys     add --account EMAIL --name NOM --scope read|write [--expires JOURS] | list | revoke ID
  changes  export                            le journal de toute modification avec son auteur, en CSV sur la sortie standard
  weights list | fetch ID | add FICHIER --name NOM
  migrate [--lang fr|en]                     met la base de données à jour et s'arrête ; plusieurs à la fois ne gênent pas
  backup DOSSIER|FICHIER.tar                 chaque ligne et image du moment, dans un dossier ou un seul fichier
  restore SAUVEGARDE                         une sauvegarde dans le dossier et la base de l'environnement, qui sont vides ;
                                             tout est vérifié d'abord
  quarantine list | release SHA256           fichiers que personne n'a pu traiter ; en faire réessayer un
  doctor                                     versions, moteurs, base de données, dossier, poids, place libre

CHEMIN est un dossier ou un zip d'images PNG ou JPEG. Environnement : BRAINSCAN_DATA_DIR, PORT, DATABASE_URL (voir README.md).`;

export function usage(language: Language): string {
  return language === "fr" ? FR : EN;
}
