-- AlterTable
ALTER TABLE "finding_events" ADD COLUMN     "after" JSONB,
ADD COLUMN     "before" JSONB,
ADD COLUMN     "bulk_act_id" UUID,
ADD COLUMN     "revision" INTEGER;

-- AlterTable
ALTER TABLE "findings" ADD COLUMN     "assignee" TEXT,
ADD COLUMN     "base_severity" TEXT,
ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "due_by_hand" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "labels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "links" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "mute_id" UUID,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "root_cause" TEXT,
ADD COLUMN     "severity_parts" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "mutes" (
    "id" UUID NOT NULL,
    "pattern" JSONB,
    "reason" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" TEXT,

    CONSTRAINT "mutes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "finding_comments" (
    "account_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "finding_comments_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "bulk_acts" (
    "id" UUID NOT NULL,
    "act" JSONB NOT NULL,
    "actor" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "total" INTEGER NOT NULL,
    "done" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "conflicts" INTEGER NOT NULL DEFAULT 0,
    "undone_at" TIMESTAMPTZ(3),
    "restored" INTEGER NOT NULL DEFAULT 0,
    "left" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "bulk_acts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL,
    "page" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "mutes_created_at_idx" ON "mutes"("created_at" DESC);

-- CreateIndex
CREATE INDEX "finding_comments_account_id_fingerprint_created_at_idx" ON "finding_comments"("account_id", "fingerprint", "created_at");

-- CreateIndex
CREATE INDEX "bulk_acts_started_at_idx" ON "bulk_acts"("started_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_page_owner_name_key" ON "saved_views"("page", "owner", "name");

-- What Prisma cannot say.
CREATE INDEX findings_by_mute ON findings (mute_id) WHERE mute_id IS NOT NULL;
CREATE INDEX findings_due ON findings (due_at) WHERE due_at IS NOT NULL AND state <> 'resolved';
CREATE INDEX finding_events_by_bulk_act ON finding_events (bulk_act_id) WHERE bulk_act_id IS NOT NULL;
CREATE INDEX mutes_standing ON mutes (until) WHERE ended_at IS NULL;

-- How a finding ended whose resource is gone is told by what the resource was.
UPDATE findings SET resolution = CASE resource_kind WHEN 'instance' THEN 'instance-terminated' ELSE 'template-deleted' END
  WHERE resolution = 'resource-gone';
UPDATE finding_events e SET resolution = CASE f.resource_kind WHEN 'instance' THEN 'instance-terminated' ELSE 'template-deleted' END
  FROM findings f
  WHERE f.account_id = e.account_id AND f.fingerprint = e.fingerprint AND e.resolution = 'resource-gone';
