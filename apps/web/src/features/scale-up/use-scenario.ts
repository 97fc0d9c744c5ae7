"use client";
import type { Choices, InputId, Scenario } from "@brainscan/ml/scaleup/scenario";
import { useQueryStates } from "nuqs";
import { useMemo } from "react";
import { makeScenario } from "./make-scenario.ts";
import type { Move } from "./move-input.ts";
import { scaleUpParams } from "./scale-up-params.ts";

export type ScenarioState = {
  scenario: Scenario;
  /** Whether anything differs from the study's own scenario. */
  changed: boolean;
  choose: (choices: Partial<Choices>) => void;
  /** Null takes the reader's hand off the input. */
  move: (id: InputId, move: Move | null) => void;
  reset: () => void;
};

// While one drags, the address follows a little later: browsers refuse more than some hundred changes a minute.
const ADDRESS_THROTTLE_MS = 300;

/** The scenario in the address: the study's own, with what the reader changed. */
export function useScenario(base: Scenario): ScenarioState {
  const [params, setParams] = useQueryStates(scaleUpParams, { throttleMs: ADDRESS_THROTTLE_MS });
  return useMemo(() => {
    const { in: moves, own, ownReview, ownAudit } = params;
    const choices: Partial<Choices> = {
      ...(params.reading && { reading: params.reading }),
      ...(params.miss !== null && { maxMissRate: params.miss }),
      ...(params.confidence !== null && { confidence: params.confidence }),
      ...(params.found !== null && { maxCancerAmongNormal: params.found }),
      ...(params.required !== null && { requiredProbability: params.required }),
      ...(params.machines !== null && { nMachines: params.machines }),
      ...(params.half !== null && { bytesPerValue: params.half ? 2 : 4 }),
      ...(params.keep !== null && { keepImages: params.keep }),
      ...(own !== null && {
        ownPlan: own ? { reviewUndecided: ownReview ?? false, auditImages: ownAudit ?? 0 } : null,
      }),
    };
    const changed = Object.keys(moves).length > 0 || Object.keys(choices).length > 0;
    return {
      scenario: makeScenario(base, { moves, choices }),
      changed,
      choose: (chosen) => {
        setParams(addressOf(chosen));
      },
      move: (id, moved) => {
        setParams(({ in: before }) => {
          const { [id]: _, ...others } = before;
          return { in: moved ? { ...others, [id]: moved } : others };
        });
      },
      reset: () => {
        setParams(null);
      },
    };
  }, [base, params, setParams]);
}

function addressOf(choices: Partial<Choices>) {
  const { reading, maxMissRate, confidence, maxCancerAmongNormal, requiredProbability, nMachines } = choices;
  const { bytesPerValue, keepImages, ownPlan } = choices;
  return {
    ...(reading && { reading }),
    ...(maxMissRate !== undefined && { miss: maxMissRate }),
    ...(confidence !== undefined && { confidence }),
    ...(maxCancerAmongNormal !== undefined && { found: maxCancerAmongNormal }),
    ...(requiredProbability !== undefined && { required: requiredProbability }),
    ...(nMachines !== undefined && { machines: nMachines }),
    ...(bytesPerValue !== undefined && { half: bytesPerValue === 2 }),
    ...(keepImages !== undefined && { keep: keepImages }),
    ...(ownPlan !== undefined && {
      own: ownPlan !== null,
      ownReview: ownPlan?.reviewUndecided ?? null,
      ownAudit: typeof ownPlan?.auditImages === "number" ? ownPlan.auditImages : null,
    }),
  };
}
