import { isBefore, PHASES, type Phase } from "./phases.ts";

/** How long an undisturbed pass took, in all and in each phase. */
export type Course = { totalMs: number; phaseMs: Partial<Record<Phase, number>> };

/** When to kill: so long after a phase has begun, or after the process was started. */
export type Moment = { phase: Phase; afterMs: number };

/** Half of the moments fall anywhere in the time that an undisturbed pass takes, as an accident does; the other half in a phase drawn
 *  from those still to come, so that the short ones are met as well.
 *  @param reached  what was reached before is gone through in no time */
export function drawMoment(random: () => number, { totalMs, phaseMs }: Course, reached: Phase): Moment {
  const ahead = PHASES.filter((phase) => phaseMs[phase] !== undefined && !isBefore(phase, reached));
  if (ahead.length === 0 || random() < 0.5) return { phase: "start", afterMs: random() * totalMs };
  const phase = ahead[Math.floor(random() * ahead.length)];
  return { phase, afterMs: random() * (phaseMs[phase] ?? 0) };
}

/** The course of a pass, from the moments at which its phases were told. */
export function courseOf(told: readonly { phase: Phase; atMs: number }[], endedAtMs: number): Course {
  const phaseMs: Course["phaseMs"] = {};
  for (const [n, { phase, atMs }] of told.entries())
    phaseMs[phase] = (phaseMs[phase] ?? 0) + (told[n + 1]?.atMs ?? endedAtMs) - atMs;
  return { totalMs: endedAtMs, phaseMs };
}
