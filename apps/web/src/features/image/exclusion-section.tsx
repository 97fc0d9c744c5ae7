"use client";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Input } from "../../components/ui/input.tsx";
import { graphql } from "../../generated/gql.ts";
import type { ExclusionSectionFragment } from "../../generated/graphql.ts";
import { Section } from "./section.tsx";
import { useExclusion } from "./use-exclusion.ts";

graphql(`
  fragment ExclusionSection on Image {
    id
    exclusion {
      reason
      at
    }
  }
`);

/** Leave an image out of every later study, or take it back. */
export function ExclusionSection({ image }: { image: ExclusionSectionFragment }) {
  const t = useTranslations("image");
  const format = useFormatter();
  const { exclude, restore, busy } = useExclusion(image.id);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState("");

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await exclude(reason.trim())) {
      setAsking(false);
      setReason("");
    }
  };

  if (image.exclusion) {
    return (
      <Section title={t("exclusion")}>
        <p>{t("excludedBecause", { reason: image.exclusion.reason })}</p>
        <p className="text-muted-foreground">
          {format.dateTime(new Date(image.exclusion.at), { dateStyle: "medium", timeStyle: "short" })}
        </p>
        <div>
          <Button size="sm" disabled={busy} onClick={() => void restore()}>
            {t("restore")}
          </Button>
        </div>
      </Section>
    );
  }
  return (
    <Section title={t("exclusion")}>
      {asking ? (
        <form onSubmit={submit} className="grid gap-2.5">
          <label htmlFor="exclusion-reason">{t("reason")}</label>
          <Input
            id="exclusion-reason"
            autoFocus
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            placeholder={t("reasonExample")}
          />
          <p className="text-xs text-muted-foreground">{t("excludeDetail")}</p>
          <div className="flex gap-2">
            <Button type="submit" size="sm" variant="destructive" disabled={busy || reason.trim() === ""}>
              {t("exclude")}
            </Button>
            <Button size="sm" variant="quiet" onClick={() => setAsking(false)}>
              {t("keep")}
            </Button>
          </div>
        </form>
      ) : (
        <div>
          <Button size="sm" onClick={() => setAsking(true)}>
            {t("excludeOpen")}
          </Button>
        </div>
      )}
    </Section>
  );
}
