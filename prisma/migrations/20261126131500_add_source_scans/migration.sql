-- AlterTable
ALTER TABLE "exposures" ADD COLUMN     "file" JSONB;

ALTER TABLE staging.exposures ADD COLUMN file jsonb;

-- CreateTable
CREATE TABLE "source_scans" (
    "account_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "is_complete" BOOLEAN NOT NULL,
    "with_history" BOOLEAN NOT NULL,
    "head" TEXT,
    "owner" TEXT NOT NULL,
    "files" INTEGER NOT NULL,
    "unread" INTEGER NOT NULL,
    "binary" INTEGER NOT NULL,

    CONSTRAINT "source_scans_pkey" PRIMARY KEY ("account_id","source","resource_id","scanned_at")
);

-- What was found in a repository or host, whichever account it stands under.
CREATE INDEX exposures_of_files ON exposures (source, resource_id) WHERE source IN ('code', 'host');
