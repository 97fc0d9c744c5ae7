import type { Language } from "../messages/message.ts";
import { renderNotice } from "../messages/render-notice.ts";
import { AUDIT_TEXTS, type LabelShift } from "./audit-texts.ts";
import type { AuditsSection, MeasureId } from "./report/audits-section.ts";

type Shortcut = AuditsSection["shortcuts"][number];

/** Whether the score speaks for the images without a label: to be said next to it. Labels that are no fair sample have two
 *  readings, and the test of label shift stands beside them.
 *  @param labelShift  what the prevalence section found; null where it found nothing */
export function fairnessStatements(
  { representativeness: told }: Pick<AuditsSection, "representativeness">,
  labelShift: LabelShift,
  language: Language,
): string[] {
  const texts = AUDIT_TEXTS[language];
  if (told.fair === true) return [texts.fair(told)];
  if (told.fair === false) return [texts.notFair(told), texts.readings[labelShift?.verdict ?? "UNTESTED"]];
  const reason = renderNotice({ code: `REPRESENTATIVE_${told.reason ?? "NOT_SEEN"}` }, language);
  return [texts.fairnessUnknown(reason, told)];
}

/** What else the audits found, most serious first. Every number in them is read from the section. */
export function auditStatements(audits: AuditsSection, language: Language): string[] {
  const texts = AUDIT_TEXTS[language];
  const { coverage, nextLabels, labelErrors, nearDuplicates, quality } = audits;
  const flagged = quality.filter(({ n }) => n > 0);
  return [
    ...shortcutStatements(audits, language),
    ...(coverage.shareUncovered === null ? [] : [texts.coverage(coverage)]),
    ...(nextLabels.labels.length === 0 ? [] : [texts.nextLabels(nextLabels)]),
    ...(labelErrors && labelErrors.nSuspects > 0 ? [texts.labelErrors(labelErrors)] : []),
    texts.nearDuplicates(nearDuplicates),
    ...(flagged.length === 0
      ? []
      : [
          texts.quality(
            flagged.reduce((sum, { n }) => sum + n, 0),
            flagged.length,
          ),
        ]),
  ];
}

function shortcutStatements(
  { shortcuts, shortcutsTogether, shortcutsExplained }: AuditsSection,
  language: Language,
): string[] {
  const texts = AUDIT_TEXTS[language];
  const named = (id: MeasureId) => renderNotice({ code: `MEASURE_${id}` }, language);
  const constant = shortcuts.filter((one) => one.constant).map(({ id }) => named(id));
  const strongest = strongestOf(shortcuts);
  return [
    ...(strongest ? [texts.shortcut({ ...strongest, name: named(strongest.id) }, shortcuts.length)] : []),
    ...(shortcutsTogether?.auc != null ? [texts.together(shortcutsTogether, shortcutsExplained)] : []),
    ...(constant.length > 0 ? [texts.constant(constant)] : []),
  ];
}

/** The measure whose area is farthest from one half. */
function strongestOf(shortcuts: readonly Shortcut[]): Shortcut | null {
  const strength = ({ auc }: Shortcut) => (auc === null ? -1 : Math.abs(auc - 0.5));
  const known = shortcuts.filter(({ auc }) => auc !== null);
  return known.length === 0 ? null : known.reduce((top, one) => (strength(one) > strength(top) ? one : top));
}
