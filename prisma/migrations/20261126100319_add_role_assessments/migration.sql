-- CreateTable
CREATE TABLE "policy_analyses" (
    "digest" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "analysis" JSONB NOT NULL,

    CONSTRAINT "policy_analyses_pkey" PRIMARY KEY ("digest","revision")
);

-- CreateTable
CREATE TABLE "role_analyses" (
    "account_id" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "standing" TEXT NOT NULL,
    "analysis" JSONB NOT NULL,

    CONSTRAINT "role_analyses_pkey" PRIMARY KEY ("account_id","digest","revision")
);

-- CreateTable
CREATE TABLE "role_assessments" (
    "account_id" TEXT NOT NULL,
    "role_arn" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "digest" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "standing" TEXT NOT NULL,

    CONSTRAINT "role_assessments_pkey" PRIMARY KEY ("account_id","role_arn","valid_from")
);

-- CreateIndex
CREATE INDEX "role_assessments_account_id_valid_from_idx" ON "role_assessments"("account_id", "valid_from");

-- As for the inventory: no assessment ends before it begins, no two of a role overlap, and one at most is current.
ALTER TABLE role_assessments
  ADD CONSTRAINT role_assessments_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT role_assessments_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || role_arn, 0) WITH =, (account_id || '/' || role_arn) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX role_assessments_current ON role_assessments (account_id, role_arn) WHERE valid_to IS NULL;
