/** A data set's name out of a zip's or a folder's: the last part of the path, without its ending. */
export function datasetName(path: string): string {
  const last =
    path
      .replace(/[\\/]+$/, "")
      .split(/[\\/]/)
      .at(-1) ?? "";
  return last.replace(/\.zip$/i, "");
}
