CREATE TABLE "clusterings" (
	"id" text PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"method" text NOT NULL,
	"layer" text NOT NULL,
	"n_clusters" integer NOT NULL,
	"parameters" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"chosen" boolean NOT NULL,
	"assignments" "bytea" NOT NULL,
	"medoids" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "projections" (
	"id" text PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"method" text NOT NULL,
	"layer" text NOT NULL,
	"explained_variance" real[] NOT NULL,
	"coordinates" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "datasets" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"synthetic" boolean DEFAULT false NOT NULL,
	"fingerprint" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "metadata_columns" (
	"dataset_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "metadata_columns_dataset_id_name_pk" PRIMARY KEY("dataset_id","name")
);
--> statement-breakpoint
CREATE TABLE "embedding_chunks" (
	"id" text PRIMARY KEY NOT NULL,
	"space_id" text NOT NULL,
	"rows" integer NOT NULL,
	"provider" text NOT NULL,
	"vectors" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "embedding_rows" (
	"space_id" text NOT NULL,
	"sha256" text NOT NULL,
	"chunk_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "embedding_rows_space_id_sha256_pk" PRIMARY KEY("space_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "embedding_spaces" (
	"id" text PRIMARY KEY NOT NULL,
	"backbone" text NOT NULL,
	"weights_sha256" text NOT NULL,
	"layer" text NOT NULL,
	"preprocessing" text NOT NULL,
	"dim" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "experiments" (
	"run_id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"dataset_fingerprint" text NOT NULL,
	"backbone" text NOT NULL,
	"weights_sha256" text NOT NULL,
	"layer" text NOT NULL,
	"method" text NOT NULL,
	"parameters" jsonb NOT NULL,
	"seed" integer NOT NULL,
	"n_splits" integer NOT NULL,
	"content_hash" text NOT NULL,
	"figures" jsonb,
	"folds" jsonb,
	"roc" jsonb,
	"out_of_fold" jsonb,
	"duration_ms" integer
);
--> statement-breakpoint
CREATE TABLE "files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"pixel_sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"format" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"channels" integer NOT NULL,
	"bit_depth" integer NOT NULL,
	"palette" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "images" (
	"id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"path" text NOT NULL,
	"sha256" text NOT NULL,
	"group_id" text NOT NULL,
	"label" smallint,
	"label_source" text,
	"label_conflict" boolean DEFAULT false NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"excluded_at" timestamp with time zone,
	"exclusion_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"run_id" text PRIMARY KEY NOT NULL,
	"dataset_id" text,
	"request" jsonb NOT NULL,
	"report" jsonb
);
--> statement-breakpoint
CREATE TABLE "predictions" (
	"study_id" text NOT NULL,
	"image_id" text NOT NULL,
	"sha256" text NOT NULL,
	"group_id" text NOT NULL,
	"label" smallint,
	"label_conflict" boolean NOT NULL,
	"position" integer NOT NULL,
	"representative" boolean NOT NULL,
	"probability" double precision,
	"decision" text NOT NULL,
	"out_of_fold" boolean NOT NULL,
	"cluster" integer,
	CONSTRAINT "predictions_study_id_image_id_pk" PRIMARY KEY("study_id","image_id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"status" text DEFAULT 'QUEUED' NOT NULL,
	"stage" text,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"stage_started_at" timestamp with time zone,
	"failure" jsonb,
	"cancel_requested_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "studies" (
	"run_id" text PRIMARY KEY NOT NULL,
	"dataset_id" text NOT NULL,
	"dataset_fingerprint" text NOT NULL,
	"backbone" text NOT NULL,
	"weights_sha256" text,
	"seed" integer NOT NULL,
	"provider" text NOT NULL,
	"backbone_has_seen_images" boolean DEFAULT false NOT NULL,
	"execution" jsonb,
	"champion_id" text,
	"decision_rule" jsonb,
	"limits" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"report" jsonb,
	"duration_ms" integer
);
--> statement-breakpoint
CREATE TABLE "study_experiments" (
	"study_id" text NOT NULL,
	"experiment_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "study_experiments_study_id_experiment_id_pk" PRIMARY KEY("study_id","experiment_id")
);
--> statement-breakpoint
ALTER TABLE "clusterings" ADD CONSTRAINT "clusterings_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "projections" ADD CONSTRAINT "projections_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "metadata_columns" ADD CONSTRAINT "metadata_columns_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embedding_chunks" ADD CONSTRAINT "embedding_chunks_space_id_embedding_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."embedding_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embedding_rows" ADD CONSTRAINT "embedding_rows_space_id_embedding_spaces_id_fk" FOREIGN KEY ("space_id") REFERENCES "public"."embedding_spaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "embedding_rows" ADD CONSTRAINT "embedding_rows_chunk_id_embedding_chunks_id_fk" FOREIGN KEY ("chunk_id") REFERENCES "public"."embedding_chunks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiments" ADD CONSTRAINT "experiments_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "images" ADD CONSTRAINT "images_sha256_files_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "public"."files"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_image_id_images_id_fk" FOREIGN KEY ("image_id") REFERENCES "public"."images"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_dataset_id_datasets_id_fk" FOREIGN KEY ("dataset_id") REFERENCES "public"."datasets"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studies" ADD CONSTRAINT "studies_champion_id_experiments_run_id_fk" FOREIGN KEY ("champion_id") REFERENCES "public"."experiments"("run_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_experiments" ADD CONSTRAINT "study_experiments_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_experiments" ADD CONSTRAINT "study_experiments_experiment_id_experiments_run_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiments"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "clusterings_study" ON "clusterings" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "projections_study" ON "projections" USING btree ("study_id");--> statement-breakpoint
CREATE INDEX "embedding_rows_chunk" ON "embedding_rows" USING btree ("chunk_id");--> statement-breakpoint
CREATE UNIQUE INDEX "embedding_spaces_key" ON "embedding_spaces" USING btree ("weights_sha256","layer","preprocessing");--> statement-breakpoint
CREATE INDEX "experiments_content_hash" ON "experiments" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "experiments_dataset" ON "experiments" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "files_pixel_sha256" ON "files" USING btree ("pixel_sha256");--> statement-breakpoint
CREATE UNIQUE INDEX "images_dataset_path" ON "images" USING btree ("dataset_id","path");--> statement-breakpoint
CREATE INDEX "images_dataset_group" ON "images" USING btree ("dataset_id","group_id");--> statement-breakpoint
CREATE INDEX "imports_dataset" ON "imports" USING btree ("dataset_id");--> statement-breakpoint
CREATE INDEX "predictions_probability" ON "predictions" USING btree ("study_id","probability");--> statement-breakpoint
CREATE INDEX "predictions_decision" ON "predictions" USING btree ("study_id","decision");--> statement-breakpoint
CREATE INDEX "predictions_position" ON "predictions" USING btree ("study_id","position");--> statement-breakpoint
CREATE INDEX "runs_status" ON "runs" USING btree ("status");--> statement-breakpoint
CREATE INDEX "studies_dataset" ON "studies" USING btree ("dataset_id");