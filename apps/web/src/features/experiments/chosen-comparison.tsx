"use client";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useQuery } from "urql";
import { Alert } from "../../components/ui/alert.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { graphql } from "../../generated/gql.ts";
import { QueryFailure } from "../../graphql/query-failure.tsx";
import { DifferencesTable } from "./differences-table.tsx";
import { chosenParams } from "./experiments-params.ts";
import { SettingsTable } from "./settings-table.tsx";
import { useExperimentName } from "./use-experiment-name.ts";

const compareDocument = graphql(`
  query CompareExperiments($baselineId: ID!, $ids: [ID!]!) {
    compareExperiments(baselineId: $baselineId, ids: $ids) {
      comparison {
        baseline {
          ...ExperimentName
        }
        compared {
          experiment {
            ...ExperimentName
          }
          difference {
            ...DifferenceFields
          }
        }
        settings {
          path
          values
          absent
        }
      }
      userErrors {
        message
      }
    }
  }
`);

/** The experiments chosen in the table, against the one that is pinned. */
export function ChosenComparison({ baselineId, ids }: { baselineId: string; ids: readonly string[] }) {
  const t = useTranslations("compare");
  const name = useExperimentName();
  const [, setChosen] = useQueryStates(chosenParams);
  const [{ data, error }, reload] = useQuery({
    query: compareDocument,
    variables: { baselineId, ids: ids.filter((id) => id !== baselineId) },
  });
  if (error && !data) return <QueryFailure error={error} onRetry={() => reload({ requestPolicy: "network-only" })} />;
  const clear = (
    <Button variant="quiet" size="sm" onClick={() => setChosen({ base: null, with: null })}>
      <X aria-hidden />
      {t("choice.clear")}
    </Button>
  );
  const refusal = data?.compareExperiments.userErrors[0]?.message;
  if (refusal)
    return (
      <Alert tone="warning" title={t("refused")} actions={clear}>
        {refusal}
      </Alert>
    );
  const comparison = data?.compareExperiments.comparison;
  return (
    <Card>
      <CardHeader
        title={t("chosen")}
        description={comparison ? t("chosenDetail", { name: name.full(comparison.baseline) }) : undefined}
        actions={clear}
      />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {comparison ? (
          <>
            <DifferencesTable compared={comparison.compared} />
            <SettingsTable
              settings={comparison.settings}
              names={[comparison.baseline, ...comparison.compared.map(({ experiment }) => experiment)].map(name.method)}
            />
          </>
        ) : (
          <Skeleton className="h-56" />
        )}
      </CardBody>
    </Card>
  );
}
