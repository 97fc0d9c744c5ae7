import { DELIVERABLES } from "../../deliverables/kit/deliverable.ts";
import { KNOWN_DELIVERABLES } from "../../deliverables/known-deliverables.ts";
import { hasCurrentReport } from "../../exports/report-of.ts";
import type { Language as LanguageName, Resolvers } from "../../generated/resolvers.ts";
import { withUserErrors } from "../../graphql/user-errors.ts";
import { startExport } from "../../jobs/export/start-export.ts";
import { LANGUAGES, type Language } from "../../messages/message.ts";
import { runFields } from "../run/resolvers.ts";
import { deliverablesOf, named } from "./deliverables-of.ts";
import type { ExportModel } from "./mappers.ts";

const AVAILABLE = DELIVERABLES.filter((name) => KNOWN_DELIVERABLES[name]);

export const exportResolvers: Resolvers = {
  Mutation: {
    startExport: (_root, { input }, context) =>
      withUserErrors<{ export: ExportModel | null }>({ export: null }, async () => ({
        export: await startExport(context, input, context.language),
      })),
  },
  Export: {
    ...runFields,
    study: async ({ studyId }, _args, { loaders }) => {
      const study = await loaders.study.load(studyId);
      if (!study) throw new Error(`there is no study ${studyId}`);
      return study;
    },
    language: ({ language }) => language.toUpperCase() as LanguageName,
    only: ({ only }) => AVAILABLE.filter((name) => !only || only.includes(name)).map(named),
  },
  Study: {
    deliverables: (study, { language }, context) =>
      study.run.status === "DONE" && hasCurrentReport(study)
        ? deliverablesOf(study, languageOf(language) ?? context.language, context)
        : null,
  },
};

function languageOf(name: LanguageName | null | undefined): Language | undefined {
  return LANGUAGES.find((language) => language.toUpperCase() === name);
}
