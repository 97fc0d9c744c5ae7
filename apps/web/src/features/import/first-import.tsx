"use client";
import { useTranslations } from "next-intl";
import { Card, CardBody } from "../../components/ui/card.tsx";
import { FollowedImport } from "./followed-import.tsx";
import { ImportForm } from "./import-form.tsx";
import { useFollowedImport } from "./use-followed-import.ts";

/** The page before there is anything to show. */
export function FirstImport() {
  const t = useTranslations("import");
  const { follow } = useFollowedImport();
  return (
    <div className="grid gap-4">
      <FollowedImport />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <Card>
          <CardBody className="pt-5">
            <ImportForm into={null} onStarted={(id) => void follow(id)} />
          </CardBody>
        </Card>
        <Card className="px-5 py-4.5 text-[13px] leading-relaxed">
          <h2 className="text-[15px] font-semibold tracking-tight">{t("layoutTitle")}</h2>
          <p className="mt-1 text-muted-foreground">{t("layoutDetail")}</p>
          <pre className="mt-3 overflow-x-auto rounded-lg bg-muted px-3.5 py-3 font-mono text-xs leading-relaxed">
            {
              "images.zip\n├─ labelled/\n│  ├─ normal/   a.png …\n│  └─ cancer/   b.png …\n├─ unlabelled/  c.png …\n├─ labels.csv   "
            }
            <span className="text-muted-foreground">{t("optional")}</span>
            {"\n└─ metadata.csv "}
            <span className="text-muted-foreground">{t("optional")}</span>
          </pre>
          <p className="mt-3 text-muted-foreground">{t("layoutFormats")}</p>
        </Card>
      </div>
    </div>
  );
}
