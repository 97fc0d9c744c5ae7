import { userProblem } from "../messages/user-problem.ts";
import type { OutsideLimits } from "./limits.ts";
import type { Cell, OutsideLabel, OutsideScoreRow, OutsideTable, Place } from "./outside-table.ts";
import { clip, planColumns } from "./plan-columns.ts";
import { type CellContext, readFilename, readFinite, readLabel, readSingle, readWhole } from "./read-cells.ts";

/** Takes the rows of a table one by one and keeps only what they mean. */
export type RowCollector = {
  /** Positions of the columns that are looked at. */
  used: number[];
  /** @param cells  by position in the header. @throws UserProblem naming the place, the column and the value at fault */
  add(cells: ArrayLike<Cell>, place: Place): void;
  /** @throws UserProblem when there was no row */
  finish(format: "CSV" | "PARQUET"): OutsideTable;
};

/** @param decimalComma  "0,5" is a number, as where cells are not separated by commas
 *  @throws UserProblem when the header is not one of a table of scores or of embeddings. O(cells), in single precision. */
export function collectRows(header: readonly string[], limits: OutsideLimits, decimalComma: boolean): RowCollector {
  if (header.length > limits.columnsMax)
    throw userProblem("OUTSIDE_TOO_MANY_COLUMNS", { columns: header.length, columnsMax: limits.columnsMax });
  const { names, filename, label, scores, features, ignoredColumns } = planColumns(header);
  const d = features.length;
  const columnNames = names.map(clip);
  const places: number[] = [];
  const labels: OutsideLabel[] = [];
  const filenames: string[] = [];
  const rows: OutsideScoreRow[] = [];
  const firstPlaces = new Map<string, number>();
  let data = new Float32Array(scores ? 0 : 64 * d);
  const context: CellContext = { place: { line: 0 }, column: "", cellLengthMax: limits.cellLengthMax, decimalComma };

  function read<T>(reader: (cell: Cell, context: CellContext) => T, cells: ArrayLike<Cell>, column: number): T {
    context.column = columnNames[column];
    return reader(cells[column], context);
  }

  function addVector(name: string, cells: ArrayLike<Cell>, at: number): void {
    const first = firstPlaces.get(name);
    if (first !== undefined)
      throw userProblem("OUTSIDE_FILENAME_REPEATED", { ...context.place, filename: clip(name), first });
    firstPlaces.set(name, at);
    const offset = filenames.length * d;
    if (offset + d > limits.numbersMax)
      throw userProblem("OUTSIDE_TOO_MANY_NUMBERS", { numbersMax: limits.numbersMax, columns: d });
    if (offset + d > data.length) {
      const larger = new Float32Array(Math.max(offset + d, Math.min(2 * data.length, limits.numbersMax)));
      larger.set(data);
      data = larger;
    }
    for (let j = 0; j < d; j++) {
      const cell = cells[features[j]];
      const plain = typeof cell === "number" ? Math.fround(cell) : Number.NaN;
      data[offset + j] = Number.isFinite(plain) ? plain : read(readSingle, cells, features[j]);
    }
    filenames.push(name);
  }

  return {
    used: [filename, label, ...(scores ? [scores.fold, scores.score, scores.repeat] : features)].filter((i) => i >= 0),
    add(cells, place) {
      if (places.length >= limits.rowsMax) throw userProblem("OUTSIDE_TOO_MANY_ROWS", { rowsMax: limits.rowsMax });
      context.place = place;
      const at = "line" in place ? place.line : place.row;
      const name = read(readFilename, cells, filename);
      if (label >= 0) labels.push(read(readLabel, cells, label));
      if (scores === null) addVector(name, cells, at);
      else {
        const fold = read(readWhole, cells, scores.fold);
        const repeat = scores.repeat < 0 ? 0 : read(readWhole, cells, scores.repeat);
        rows.push({ filename: name, fold, repeat, score: read(readFinite, cells, scores.score) });
      }
      places.push(at);
    },
    finish(format) {
      if (places.length === 0) throw userProblem("OUTSIDE_NO_ROWS");
      const common = { format, places, labels: label < 0 ? null : labels, ignoredColumns };
      if (scores)
        return { kind: "SCORES", ...common, rows, isProbability: rows.every(({ score }) => score >= 0 && score <= 1) };
      const n = filenames.length;
      const matrix = { data: data.slice(0, n * d), rows: n, cols: d };
      return { kind: "EMBEDDINGS", ...common, filenames, features: matrix, columns: features.map((i) => names[i]) };
    },
  };
}
