import type { StudyRow } from "@brainscan/db/queries/studies";
import type { DecisionRuleRow, ExecutionRow } from "@brainscan/db/schema/studies";

export type StudyModel = StudyRow;
export type ExecutionModel = ExecutionRow;
export type DecisionRuleModel = DecisionRuleRow;
