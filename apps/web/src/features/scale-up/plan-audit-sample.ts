import { planAudit } from "@brainscan/ml/scaleup/audit-plan";

export type AuditAsked = {
  maxShare: number;
  confidence: number;
  allowedFailures: number;
  readerMissRate: number;
  population: number;
};

export type AuditPlanned = {
  /** Images to read out of the population; null: no sample of it shows that. */
  n: number | null;
  /** As if the images never ended. */
  nBinomial: number | null;
};

/** How many images to read; null for a population too small to draw from. */
export function planAuditSample({ population, ...asked }: AuditAsked): AuditPlanned | null {
  const nTotal = Math.round(population);
  if (nTotal < 1) return null;
  return { n: planAudit({ ...asked, nTotal }), nBinomial: planAudit({ ...asked, nTotal: null }) };
}
