import type { CancerAmongNormal, Guarantee, MissRate } from "@brainscan/ml/guarantee/guarantee";
import type { GuaranteeSection } from "../../../deliverables/report/guarantee-section.ts";
import type { Assessed } from "./assess.ts";

/** What is known of the miss rate, as the report tells it. */
export function guaranteeFindings({ guarantee, beside }: Pick<Assessed, "guarantee" | "beside">): GuaranteeSection {
  const curve = guarantee.curve.map(({ threshold, shareNormal, shareDecided, status, ...rates }) => ({
    ...{ threshold, shareNormal, shareDecided, ...missRateFields(rates), status },
  }));
  return { ...figuresOf(guarantee), curve, beside: figuresOf(beside) };
}

function figuresOf(guarantee: Guarantee): GuaranteeSection["beside"] {
  const { curve: _curve, normals: _normals, missRate, missRateUpperBound, cancerAmongNormal, ...figures } = guarantee;
  return { ...figures, ...missRateFields({ missRate, missRateUpperBound, cancerAmongNormal }) };
}

function missRateFields({
  missRate,
  missRateUpperBound,
  cancerAmongNormal,
}: {
  missRate: MissRate | null;
  missRateUpperBound: number | null;
  cancerAmongNormal: CancerAmongNormal | null;
}) {
  return {
    missRate: missRate?.value ?? null,
    missRateN: missRate?.n ?? null,
    missRateInterval: missRate?.interval ?? null,
    missRateUpperBound,
    cancerAmongNormal,
  };
}
