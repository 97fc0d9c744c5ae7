"use client";
import type { Scenario } from "@brainscan/ml/scaleup/scenario";
import { useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import { InputSource } from "./input-source.tsx";
import { INPUT_UNITS } from "./input-units.ts";
import { prepareInputs } from "./prepare-inputs.ts";
import { useScaleUpFormat } from "./use-scale-up-format.ts";

/** On paper nothing can be opened or moved: every assumption with its range and source. */
export function PrintedInputs({ scenario }: { scenario: Scenario }) {
  const t = useTranslations("scaleUp.assumptions");
  const { unit, range } = useScaleUpFormat();
  return (
    <Card className="hidden print:block">
      <CardHeader title={t("title")} />
      <CardBody>
        <Table>
          <thead>
            <tr>
              <Th>{t("input")}</Th>
              <Th className="text-right">{t("value")}</Th>
              <Th className="text-right">{t("between")}</Th>
              <Th>{t("source")}</Th>
            </tr>
          </thead>
          <tbody>
            {prepareInputs(scenario.inputs).map(({ id, value, low, high, provenance }) => (
              <tr key={id} className="break-inside-avoid">
                <Td className="py-1">{t(`names.${id}`)}</Td>
                <Td className="py-1 text-right">{unit(value, INPUT_UNITS[id])}</Td>
                <Td className="py-1 text-right">
                  {low === high ? "" : range({ low, high }, (end) => unit(end, INPUT_UNITS[id]))}
                </Td>
                <Td className="py-1 text-xs">
                  <InputSource provenance={provenance} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </CardBody>
    </Card>
  );
}
