/** What one uploaded table may cost before it is refused. */
export type OutsideLimits = {
  /** Size of the file. */
  bytesMax: number;
  rowsMax: number;
  columnsMax: number;
  /** Numbers of an embedding table, rows times columns. */
  numbersMax: number;
  /** What the pages of a Parquet file may unpack to, all together. */
  unpackedBytesMax: number;
  /** Characters of one cell. */
  cellLengthMax: number;
};

const MIB = 1024 * 1024;

/** 5,000 images of 2,048 numbers as text are some 100 MB, as Parquet 40 MB: what the product studies fits, a bomb does not. */
export const OUTSIDE_LIMITS: OutsideLimits = {
  bytesMax: 64 * MIB,
  rowsMax: 200_000,
  columnsMax: 8_192,
  numbersMax: 32 * MIB,
  unpackedBytesMax: 256 * MIB,
  cellLengthMax: 1_024,
};
