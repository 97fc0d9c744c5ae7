CREATE TABLE "study_exports" (
	"run_id" text PRIMARY KEY NOT NULL,
	"study_id" text NOT NULL,
	"language" text NOT NULL,
	"only" jsonb
);
--> statement-breakpoint
ALTER TABLE "study_exports" ADD CONSTRAINT "study_exports_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "study_exports" ADD CONSTRAINT "study_exports_study_id_studies_run_id_fk" FOREIGN KEY ("study_id") REFERENCES "public"."studies"("run_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "study_exports_study" ON "study_exports" USING btree ("study_id");