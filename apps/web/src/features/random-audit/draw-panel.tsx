"use client";
import { Dices } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMutation } from "urql";
import { Button } from "../../components/ui/button.tsx";
import { Card, CardBody, CardHeader } from "../../components/ui/card.tsx";
import { Field } from "../../components/ui/field.tsx";
import { Input } from "../../components/ui/input.tsx";
import { graphql } from "../../generated/gql.ts";
import type { AuditStateFragment, RandomAuditQuery } from "../../generated/graphql.ts";
import { FormFailure } from "../../graphql/form-failure.tsx";
import { errorsOf, errorUnder, type FormErrors, noErrors } from "../../graphql/user-errors.ts";
import { seedError } from "../study/seed-error.ts";
import { drawSizeError } from "./draw-size-error.ts";

const drawAuditDocument = graphql(`
  mutation DrawAudit($input: DrawAuditInput!) {
    drawAudit(input: $input) {
      audit {
        nDrawn
      }
      userErrors {
        field
        message
      }
    }
  }
`);

type DrawPanelProps = {
  datasetId: string;
  audit: AuditStateFragment;
  guarantee: NonNullable<RandomAuditQuery["study"]>["guarantee"] | null;
  onChange: () => void;
};

/** Images that a person reads in an hour or so. */
const usual = 60;

/** Draw images to read, and how many it would take. */
export function DrawPanel({ datasetId, audit, guarantee, onChange }: DrawPanelProps) {
  const t = useTranslations("randomAudit.draw");
  const format = useFormatter();
  const [{ fetching }, drawAudit] = useMutation(drawAuditDocument);
  const [typed, setTyped] = useState<string | null>(null);
  const [seed, setSeed] = useState("0");
  const [errors, setErrors] = useState<FormErrors>(noErrors);
  const { poolFamilies } = audit;
  const n = typed ?? String(Math.min(usual, poolFamilies));
  const wrongSize = drawSizeError(n, poolFamilies);
  const wrongSeed = seedError(seed);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (wrongSize || wrongSeed) return;
    const { data, error } = await drawAudit({ input: { datasetId, n: Number(n), seed: Number(seed) } });
    setErrors(errorsOf(error, data?.drawAudit.userErrors));
    if (!data?.drawAudit.audit) return;
    setTyped(null);
    onChange();
  };

  const needed = guarantee?.labelsNeeded;
  return (
    <Card>
      <CardHeader title={t("title")} description={audit.nDrawn === 0 ? t("detail") : undefined} />
      <CardBody>
        {poolFamilies === 0 ? (
          <p className="text-[13px] text-muted-foreground">{t("empty")}</p>
        ) : (
          <form onSubmit={submit} className="grid gap-4" noValidate>
            <Field
              label={t("n")}
              hint={t("nHint", { count: poolFamilies, pool: format.number(poolFamilies) })}
              error={wrongSize ? t("nWrong", { pool: format.number(poolFamilies) }) : errorUnder(errors, "n")}
              htmlFor="audit-n"
            >
              <Input
                id="audit-n"
                inputMode="numeric"
                value={n}
                onChange={(event) => setTyped(event.target.value)}
                aria-invalid={wrongSize}
              />
            </Field>
            <Field
              label={t("seed")}
              hint={t("seedHint")}
              error={wrongSeed ? t("seedWrong") : errorUnder(errors, "seed")}
              htmlFor="audit-seed"
            >
              <Input
                id="audit-seed"
                inputMode="numeric"
                value={seed}
                onChange={(event) => setSeed(event.target.value)}
                aria-invalid={wrongSeed}
              />
            </Field>
            {guarantee && guarantee.status !== "CERTIFIED" ? (
              <p className="text-xs leading-relaxed text-muted-foreground">
                {needed == null
                  ? t("neededCancers", {
                      cancers: format.number(guarantee.auditCancersNeeded),
                      alpha: format.number(guarantee.alpha, { style: "percent", maximumFractionDigits: 1 }),
                    })
                  : t("needed", {
                      cancers: format.number(guarantee.auditCancersNeeded),
                      alpha: format.number(guarantee.alpha, { style: "percent", maximumFractionDigits: 1 }),
                      labels: format.number(needed),
                    })}
              </p>
            ) : null}
            <FormFailure errors={errors} shown={["n", "seed"]} />
            <div className="flex justify-end">
              <Button type="submit" variant="primary" disabled={fetching || wrongSize || wrongSeed}>
                <Dices aria-hidden />
                {fetching ? t("drawing") : t("submit")}
              </Button>
            </div>
          </form>
        )}
      </CardBody>
    </Card>
  );
}
