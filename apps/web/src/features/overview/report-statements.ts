/** The report in plain sentences, as the API's JSON carries them.
 *  @param report the published report, or null before there is one
 *  @param saidElsewhere sentences that stand on the same page under a heading of their own */
export function reportStatements(report: unknown, saidElsewhere: readonly string[]): string[] {
  if (report === null || typeof report !== "object" || !("statements" in report)) return [];
  const { statements } = report;
  if (!Array.isArray(statements)) return [];
  return statements.filter((one) => typeof one === "string").filter((one) => !saidElsewhere.includes(one));
}
