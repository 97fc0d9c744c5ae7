CREATE TABLE "audit_items" (
	"audit_id" text NOT NULL,
	"position" integer NOT NULL,
	"dataset_id" text NOT NULL,
	"group_id" text NOT NULL,
	"label" smallint,
	"reader" text,
	"read_at" timestamp with time zone,
	CONSTRAINT "audit_items_audit_id_position_pk" PRIMARY KEY("audit_id","position")
);
--> statement-breakpoint
CREATE TABLE "audited_models" (
	"dataset_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"contract" integer NOT NULL,
	"first_look_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audited_models_dataset_id_content_hash_pk" PRIMARY KEY("dataset_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "audits" (
	"id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"seed" integer NOT NULL,
	"n_pool" integer NOT NULL,
	"n_drawn" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "check_thresholds" (
	"id" text PRIMARY KEY NOT NULL,
	"check_id" text NOT NULL,
	"threshold" double precision NOT NULL,
	"previous" double precision NOT NULL,
	"changed_by" text NOT NULL,
	"after_results" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_measures" (
	"sha256" text NOT NULL,
	"version" integer NOT NULL,
	"perceptual_hash" text NOT NULL,
	"measures" jsonb NOT NULL,
	CONSTRAINT "file_measures_sha256_version_pk" PRIMARY KEY("sha256","version")
);
--> statement-breakpoint
CREATE TABLE "fold_results" (
	"content_hash" text NOT NULL,
	"repeat" integer NOT NULL,
	"fold" integer NOT NULL,
	"result" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "fold_results_content_hash_repeat_fold_pk" PRIMARY KEY("content_hash","repeat","fold")
);
--> statement-breakpoint
CREATE TABLE "near_duplicate_pairs" (
	"study_id" text NOT NULL,
	"group_a" text NOT NULL,
	"group_b" text NOT NULL,
	"position" integer NOT NULL,
	"hash_distance" integer NOT NULL,
	"feature_distance" double precision NOT NULL,
	"origin" text NOT NULL,
	CONSTRAINT "near_duplicate_pairs_study_id_group_a_group_b_pk" PRIMARY KEY("study_id","group_a","group_b")
);
--> statement-breakpoint
CREATE TABLE "pair_reviews" (
	"dataset_id" text NOT NULL,
	"group_a" text NOT NULL,
	"group_b" text NOT NULL,
	"same" boolean NOT NULL,
	"reader" text NOT NULL,
	"reviewed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pair_reviews_dataset_id_group_a_group_b_pk" PRIMARY KEY("dataset_id","group_a","group_b")
);
--> statement-breakpoint
CREATE TABLE "outside_tables" (
	"id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"scores" jsonb,
	"filenames" jsonb,
	"dim" integer,
	"vectors" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "preprocessing" text DEFAULT 'plain' NOT NULL;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "representation" jsonb DEFAULT '{"kind":"raw"}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "protocol" jsonb;--> statement-breakpoint
UPDATE "experiments" SET "protocol" = jsonb_build_object('nSplits', "n_splits", 'nRepeats', 1, 'setting', 'INDUCTIVE', 'control', 'NONE', 'nLabels', null, 'recallTarget', 0.95);--> statement-breakpoint
ALTER TABLE "experiments" ALTER COLUMN "protocol" SET NOT NULL;--> statement-breakpoint
UPDATE "experiments" SET "folds" = (SELECT coalesce(jsonb_agg('{"repeat":0,"rows":[],"scores":[],"calibrated":null,"threshold":null}'::jsonb || fold ORDER BY place), '[]'::jsonb) FROM jsonb_array_elements("folds") WITH ORDINALITY AS listed(fold, place)) WHERE "folds" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "outside_table_id" text;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "precision_recall" jsonb;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "providers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "experiments" ADD COLUMN "versions" jsonb;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "probability_raw" double precision;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "probability_calibrated" double precision;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "agreement" double precision;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "nearest_labelled" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "predictions" ADD COLUMN "reasons" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "studies" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "study_experiments" ADD COLUMN "role" text DEFAULT 'CANDIDATE' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_items" ADD CONSTRAINT "audit_items_audit_id_audits_id_fk" FOREIGN KEY ("audit_id") REFERENCES "public"."audits"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_items" ADD CONSTRAINT "audit_items_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audited_models" ADD CONSTRAINT "audited_models_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audits" ADD CONSTRAINT "audits_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_measures" ADD CONSTRAINT "file_measures_sha256_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."files"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "near_duplicate_pairs" ADD CONSTRAINT "near_duplicate_pairs_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pair_reviews" ADD CONSTRAINT "pair_reviews_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outside_tables" ADD CONSTRAINT "outside_tables_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_items_group" ON "audit_items" USING btree ("dataset_id","group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audited_models_contract" ON "audited_models" USING btree ("dataset_id","contract");--> statement-breakpoint
CREATE INDEX "check_thresholds_check" ON "check_thresholds" USING btree ("check_id","created_at");--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_outside_table_id_outside_tables_id_fk" FOREIGN KEY ("outside_table_id") REFERENCES "public"."outside_tables"("id") ON DELETE cascade ON UPDATE no action;