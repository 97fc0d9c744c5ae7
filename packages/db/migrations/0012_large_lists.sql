CREATE TABLE "prediction_tallies" (
	"study_id" text NOT NULL,
	"facet" smallint NOT NULL,
	"bin" smallint NOT NULL,
	"files" integer NOT NULL,
	"distinct" integer NOT NULL,
	CONSTRAINT "prediction_tallies_study_id_facet_bin_pk" PRIMARY KEY("study_id","facet","bin")
);
--> statement-breakpoint
DROP INDEX "predictions_decision";--> statement-breakpoint
DROP INDEX "images_dataset_group";--> statement-breakpoint
DROP INDEX "predictions_probability";--> statement-breakpoint
DROP INDEX "predictions_position";--> statement-breakpoint
ALTER TABLE "images" ALTER COLUMN "path" SET DATA TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "datasets" ADD COLUMN "counts" jsonb;--> statement-breakpoint
ALTER TABLE "metadata_columns" ADD COLUMN "missing" integer;--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "duplicated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "images" ADD COLUMN "facet" smallint GENERATED ALWAYS AS (coalesce(label + 1, 0) + case when duplicated then 3 else 0 end + case when excluded_at is null then 0 else 6 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "near_duplicate_pairs" ADD COLUMN "crosses" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "path" text COLLATE "C";--> statement-breakpoint
UPDATE "predictions" SET "path" = "images"."path" FROM "images" WHERE "images"."id" = "predictions"."image_id";--> statement-breakpoint
ALTER TABLE "predictions" ALTER COLUMN "path" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "certainty" double precision GENERATED ALWAYS AS (abs(probability - 0.5)) STORED;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "facet" smallint GENERATED ALWAYS AS (coalesce(label + 1, 0) + case decision when 'NORMAL' then 0 when 'CANCER' then 3 else 6 end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "prediction_tallies" ADD CONSTRAINT "prediction_tallies_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
UPDATE "images" SET "duplicated" = true FROM (SELECT "dataset_id", "group_id" FROM "images" GROUP BY "dataset_id", "group_id" HAVING count(*) > 1) "several" WHERE "images"."dataset_id" = "several"."dataset_id" AND "images"."group_id" = "several"."group_id";--> statement-breakpoint
CREATE INDEX "images_dataset_facet" ON "images" USING btree ("dataset_id","facet","path");--> statement-breakpoint
CREATE INDEX "near_duplicate_pairs_position" ON "near_duplicate_pairs" USING btree ("study_id","position");--> statement-breakpoint
CREATE INDEX "near_duplicate_pairs_crosses" ON "near_duplicate_pairs" USING btree ("study_id","crosses","position");--> statement-breakpoint
CREATE INDEX "predictions_path" ON "predictions" USING btree ("study_id","facet","path");--> statement-breakpoint
CREATE INDEX "predictions_certainty" ON "predictions" USING btree ("study_id","facet","certainty","path");--> statement-breakpoint
CREATE INDEX "predictions_group" ON "predictions" USING btree ("study_id","group_id") WHERE "predictions"."representative";--> statement-breakpoint
CREATE INDEX "images_dataset_group" ON "images" USING btree ("dataset_id","group_id","path");--> statement-breakpoint
CREATE INDEX "predictions_probability" ON "predictions" USING btree ("study_id","facet","probability","path");--> statement-breakpoint
CREATE INDEX "predictions_position" ON "predictions" USING btree ("study_id","position") WHERE "predictions"."position" is not null;--> statement-breakpoint
INSERT INTO "prediction_tallies" ("study_id", "facet", "bin", "files", "distinct")
SELECT "study_id", "facet", CASE WHEN "probability_raw" IS NULL THEN -1 ELSE least(floor("probability_raw" * 20)::int, 19) END, count(*), count(*) FILTER (WHERE "representative") FROM "predictions" GROUP BY 1, 2, 3;--> statement-breakpoint
UPDATE "near_duplicate_pairs" SET "crosses" = ("a"."label" IS NULL) <> ("b"."label" IS NULL)
FROM "predictions" "a", "predictions" "b"
WHERE "a"."study_id" = "near_duplicate_pairs"."study_id" AND "a"."representative" AND "a"."group_id" = "near_duplicate_pairs"."group_a"
  AND "b"."study_id" = "near_duplicate_pairs"."study_id" AND "b"."representative" AND "b"."group_id" = "near_duplicate_pairs"."group_b";--> statement-breakpoint
-- Searching a part of a path needs pg_trgm, which comes with Postgres, and which everybody who may create tables may add. Where
-- it is missing, as inside PGlite, or refused, searching reads every path: as before, and the same answer.
DO $$
DECLARE
  place text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
    RETURN;
  END IF;
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  EXECUTE format('CREATE INDEX images_path_trgm ON images USING gin (path COLLATE "default" %I.gin_trgm_ops)', place);
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'pg_trgm was refused: searches read every path';
END
$$;
