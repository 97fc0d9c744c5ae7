"use client";
import { useTranslations } from "next-intl";
import { Badge } from "../../components/ui/badge.tsx";
import { Table, Td, Th } from "../../components/ui/table.tsx";
import type { CompareExperimentsQuery } from "../../generated/graphql.ts";
import { settingText } from "./setting-text.ts";

type Comparison = NonNullable<CompareExperimentsQuery["compareExperiments"]["comparison"]>;

type SettingsTableProps = {
  settings: Comparison["settings"];
  /** The baseline's, then the others' in their order. */
  names: readonly string[];
};

/** The settings in which the compared experiments differ, and no others. */
export function SettingsTable({ settings, names }: SettingsTableProps) {
  const t = useTranslations("compare");
  return (
    <section className="space-y-2">
      <h3 className="text-[13px] font-medium">{t("settings")}</h3>
      {settings.length === 0 ? (
        <p className="text-[13px] text-muted-foreground">{t("noSettings")}</p>
      ) : (
        <Table>
          <thead>
            <tr>
              <Th>{t("columns.setting")}</Th>
              {names.map((name, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two experiments may bear one name; their place tells them apart.
                <Th key={at}>
                  {name} {at === 0 ? <Badge tone="outline">{t("baseline")}</Badge> : null}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {settings.map(({ path, values, absent }) => (
              <tr key={path}>
                <Td className="font-mono text-xs">{path}</Td>
                {values.map((value, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a value belongs to the experiment of its place.
                  <Td key={at} className="font-mono text-xs">
                    {absent.includes(at) ? <span className="text-muted-foreground">—</span> : settingText(value)}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </section>
  );
}
