"use client";
import { Upload } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog, DialogContent } from "../../components/ui/dialog.tsx";
import { ImportForm } from "./import-form.tsx";
import { useFollowedImport } from "./use-followed-import.ts";

export function ImportButton({ datasetId, datasetName }: { datasetId: string; datasetName: string }) {
  const t = useTranslations("import");
  const { follow } = useFollowedImport();
  const [open, setOpen] = useState(false);
  const started = (importId: string) => {
    setOpen(false);
    void follow(importId);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Upload aria-hidden />
        {t("open")}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title={t("title")} description={t("description")}>
          <ImportForm into={{ id: datasetId, name: datasetName }} onStarted={started} />
        </DialogContent>
      </Dialog>
    </>
  );
}
