-- CreateTable
CREATE TABLE "groups" (
    "account_id" TEXT NOT NULL,
    "group_name" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "group_arn" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3),
    "inline_policies" JSONB NOT NULL,
    "attached_policy_arns" TEXT[],

    CONSTRAINT "groups_pkey" PRIMARY KEY ("account_id","group_name","valid_from")
);

-- CreateIndex
CREATE INDEX "groups_account_id_valid_from_idx" ON "groups"("account_id", "valid_from");

-- As for the other kinds of the inventory.
ALTER TABLE groups
  ADD CONSTRAINT groups_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT groups_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || group_name, 0) WITH =, (account_id || '/' || group_name) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX groups_current ON groups (account_id, group_name) WHERE valid_to IS NULL;
CREATE INDEX groups_ended ON groups (account_id, valid_to) WHERE valid_to IS NOT NULL;

CREATE UNLOGGED TABLE staging.groups (collection_id uuid NOT NULL, LIKE groups);
ALTER TABLE staging.groups DROP COLUMN account_id, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, group_name);

-- Users are assessed as roles are.
ALTER TABLE role_analyses RENAME TO permission_analyses;
ALTER TABLE permission_analyses RENAME CONSTRAINT role_analyses_pkey TO permission_analyses_pkey;

ALTER TABLE role_assessments RENAME TO permission_assessments;
ALTER TABLE permission_assessments RENAME COLUMN role_arn TO principal_arn;
ALTER TABLE permission_assessments RENAME CONSTRAINT role_assessments_pkey TO permission_assessments_pkey;
ALTER TABLE permission_assessments RENAME CONSTRAINT role_assessments_ends_after_it_begins TO permission_assessments_ends_after_it_begins;
ALTER TABLE permission_assessments RENAME CONSTRAINT role_assessments_no_overlap TO permission_assessments_no_overlap;
ALTER INDEX role_assessments_account_id_valid_from_idx RENAME TO permission_assessments_account_id_valid_from_idx;
ALTER INDEX role_assessments_current RENAME TO permission_assessments_current;
