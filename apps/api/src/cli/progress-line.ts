import type { Language } from "../messages/message.ts";

const STAGES: Record<Language, Record<string, string>> = {
  en: {
    DRAW: "drawing the demonstration set",
    FETCH: "fetching, MB",
    READ: "reading",
    DECODE: "decoding images",
    STORE: "storing",
    EMBED: "embedding images",
    MEASURE: "measuring images",
    FAMILIES: "looking for near duplicates",
    PROJECT: "projecting",
    CLUSTER: "clustering",
    EVALUATE: "evaluating",
    CONTROL: "running controls",
    NEST: "choosing again inside each fold",
    PREVALENCE: "estimating how common cancers are",
    AUDIT: "questioning the data",
    PREDICT: "predicting",
    REPORT: "writing the report",
    TABLES: "writing tables",
    ONNX: "writing the network",
    CHARTS: "drawing charts",
    CARD: "writing the model card",
    MEMO: "writing the memo",
    SLIDES: "writing slides",
    NOTEBOOKS: "writing and executing notebooks",
    BACKUP_ROWS: "reading rows",
    BACKUP_FILES: "copying images",
    VERIFY: "checking the backup, MB",
    RESTORE: "restoring, MB",
  },
  fr: {
    DRAW: "dessin du jeu de démonstration",
    FETCH: "téléchargement, Mo",
    READ: "lecture",
    DECODE: "décodage des images",
    STORE: "enregistrement",
    EMBED: "encodage des images",
    MEASURE: "mesure des images",
    FAMILIES: "recherche de doublons proches",
    PROJECT: "projection",
    CLUSTER: "regroupement",
    EVALUATE: "évaluation",
    CONTROL: "contrôles",
    NEST: "nouveau choix dans chaque pli",
    PREVALENCE: "estimation de la part de cancers",
    AUDIT: "examen critique des données",
    PREDICT: "prédiction",
    REPORT: "rédaction du rapport",
    TABLES: "écriture des tables",
    ONNX: "écriture du réseau",
    CHARTS: "dessin des graphiques",
    CARD: "rédaction de la fiche du modèle",
    MEMO: "rédaction de la note",
    SLIDES: "écriture des diapositives",
    NOTEBOOKS: "écriture et exécution des carnets",
    BACKUP_ROWS: "lecture des lignes",
    BACKUP_FILES: "copie des images",
    VERIFY: "vérification de la sauvegarde, Mo",
    RESTORE: "restauration, Mo",
  },
};

/** Lines apart when the output is a file or a pipe. */
const INTERVAL_MS = 5_000;

/** One line on standard error that follows a run: rewritten on a terminal, a new one now and then elsewhere. */
export function progressLine(language: Language) {
  const terminal = process.stderr.isTTY;
  let stage: string | null = null;
  let stageStartedAt = 0;
  let startedFrom = 0;
  let lastShownAt = 0;

  return {
    show(current: string | null, done: number, total: number): void {
      if (current === null) return;
      const now = performance.now();
      const changed = current !== stage;
      if (changed) {
        stage = current;
        stageStartedAt = now;
        startedFrom = done;
      }
      if (!changed && now - lastShownAt < (terminal ? 100 : INTERVAL_MS)) return;
      lastShownAt = now;
      const text = `  ${describe(STAGES[language][current] ?? current, done, total, now - stageStartedAt, startedFrom)}`;
      process.stderr.write(terminal ? `\r\x1b[2K${text}` : `${text}\n`);
    },
    end(): void {
      if (terminal && stage !== null) process.stderr.write("\r\x1b[2K");
    },
  };
}

function describe(name: string, done: number, total: number, elapsedMs: number, startedFrom: number): string {
  if (total <= 1) return name;
  const rate = ((done - startedFrom) / elapsedMs) * 1000;
  const timing =
    done > startedFrom && elapsedMs > 500 ? `, ${rate.toFixed(1)}/s, ${Math.ceil((total - done) / rate)} s` : "";
  return `${name}: ${done} / ${total}${timing}`;
}
