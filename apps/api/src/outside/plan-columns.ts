import { userProblem } from "../messages/user-problem.ts";

/** What each column of a table is for, by its position. */
export type ColumnPlan = {
  names: string[];
  filename: number;
  /** -1 when there is none. */
  label: number;
  /** Null for an embedding table. */
  scores: { fold: number; score: number; repeat: number } | null;
  /** Positions of an embedding table's numbers. */
  features: number[];
  ignoredColumns: string[];
};

/** Columns in which pandas keeps the index of a data frame. As a feature, it would tell the order of the rows. */
const INDEX = /^(unnamed: \d+|__index_level_\d+__|index|level_\d+)$/i;

/** Tell scores from embeddings by the header alone: `score`, `fold` or `repeat` make it a table of scores.
 *  @throws UserProblem when a column that is needed is not there, or two share a name */
export function planColumns(header: readonly string[]): ColumnPlan {
  const names = header.map((name) => name.trim());
  const known = names.map((name) => name.toLowerCase());
  const at = (name: string) => known.indexOf(name);
  const repeated = known.find((name, i) => name !== "" && known.indexOf(name) < i);
  if (repeated !== undefined) throw userProblem("OUTSIDE_COLUMN_REPEATED", { column: clip(repeated) });
  const filename = at("filename");
  if (filename < 0) {
    const found = names.filter(Boolean).slice(0, 5).map(clip).join(", ");
    throw userProblem("OUTSIDE_NO_FILENAME", { found });
  }
  const label = at("label");
  const isIndex = (i: number) => (i === 0 && names[i] === "") || INDEX.test(names[i]);
  const [fold, score, repeat] = ["fold", "score", "repeat"].map(at);
  if (fold >= 0 || score >= 0 || repeat >= 0) {
    if (score < 0) throw userProblem("OUTSIDE_SCORES_COLUMN", { column: "score" });
    if (fold < 0) throw userProblem("OUTSIDE_SCORES_COLUMN", { column: "fold" });
    const used = [filename, label, fold, score, repeat];
    const ignoredColumns = names.filter((_, i) => !used.includes(i));
    return { names, filename, label, scores: { fold, score, repeat }, features: [], ignoredColumns };
  }
  const rest = names.map((_, i) => i).filter((i) => i !== filename && i !== label);
  const features = rest.filter((i) => !isIndex(i));
  const unnamed = features.find((i) => names[i] === "");
  if (unnamed !== undefined) throw userProblem("OUTSIDE_COLUMN_UNNAMED", { position: unnamed + 1 });
  if (features.length === 0) throw userProblem("OUTSIDE_NO_NUMBERS");
  return {
    names,
    filename,
    label,
    scores: null,
    features,
    ignoredColumns: rest.filter(isIndex).map((i) => names[i]),
  };
}

/** A value as a message quotes it. */
export function clip(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
