-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "key" BYTEA NOT NULL,
    "derivation_digest" TEXT,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "monitored_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "scopes" (
    "account_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "collector" TEXT NOT NULL,
    "complete_at" TIMESTAMPTZ(3),
    "first_complete_at" TIMESTAMPTZ(3),
    "retired_at" TIMESTAMPTZ(3),
    "rollups_due_since" TIMESTAMPTZ(3),

    CONSTRAINT "scopes_pkey" PRIMARY KEY ("account_id","region","collector")
);

-- CreateTable
CREATE TABLE "collections" (
    "account_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "region" TEXT NOT NULL,
    "collector" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "calls" JSONB NOT NULL DEFAULT '{}',
    "resources" JSONB NOT NULL DEFAULT '{}',
    "changes" INTEGER NOT NULL DEFAULT 0,
    "issues" JSONB NOT NULL DEFAULT '[]',
    "progress" JSONB,

    CONSTRAINT "collections_pkey" PRIMARY KEY ("account_id","id")
);

-- CreateTable
CREATE TABLE "instances" (
    "account_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "instance_id" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "state_changed_at" TIMESTAMPTZ(3),
    "instance_type" TEXT,
    "image_id" TEXT,
    "platform" TEXT,
    "name" TEXT,
    "launch_time" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3),
    "profile_arn" TEXT,
    "associated_at" TIMESTAMPTZ(3),
    "http_tokens" TEXT,
    "launch_template_id" TEXT,
    "launch_template_version" TEXT,
    "auto_scaling_group" TEXT,
    "owner" TEXT NOT NULL,
    "tags" JSONB NOT NULL,

    CONSTRAINT "instances_pkey" PRIMARY KEY ("account_id","region","instance_id","valid_from")
);

-- CreateTable
CREATE TABLE "launch_template_versions" (
    "account_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "template_name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL,
    "is_latest" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3),
    "profile" TEXT,
    "image_id" TEXT,
    "instance_type" TEXT,
    "http_tokens" TEXT,
    "user_data_digest" TEXT,
    "owner" TEXT NOT NULL,
    "tags" JSONB NOT NULL,

    CONSTRAINT "launch_template_versions_pkey" PRIMARY KEY ("account_id","region","template_id","version_number","valid_from")
);

-- CreateTable
CREATE TABLE "instance_profiles" (
    "account_id" TEXT NOT NULL,
    "profile_arn" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "profile_name" TEXT NOT NULL,
    "role_arn" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3),

    CONSTRAINT "instance_profiles_pkey" PRIMARY KEY ("account_id","profile_arn","valid_from")
);

-- CreateTable
CREATE TABLE "roles" (
    "account_id" TEXT NOT NULL,
    "role_arn" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "role_id" TEXT NOT NULL,
    "role_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_region" TEXT,
    "ec2_assumable" BOOLEAN NOT NULL,
    "trust_policy" JSONB NOT NULL,
    "inline_policies" JSONB NOT NULL,
    "attached_policy_arns" TEXT[],
    "permissions_boundary" TEXT,
    "owner" TEXT NOT NULL,
    "tags" JSONB NOT NULL,

    CONSTRAINT "roles_pkey" PRIMARY KEY ("account_id","role_arn","valid_from")
);

-- CreateTable
CREATE TABLE "policies" (
    "account_id" TEXT NOT NULL,
    "policy_arn" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "policy_name" TEXT NOT NULL,
    "default_version_id" TEXT NOT NULL,
    "document" JSONB NOT NULL,

    CONSTRAINT "policies_pkey" PRIMARY KEY ("account_id","policy_arn","valid_from")
);

-- CreateTable
CREATE TABLE "users" (
    "account_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "user_arn" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3),
    "inline_policies" JSONB NOT NULL,
    "attached_policy_arns" TEXT[],
    "groups" TEXT[],
    "permissions_boundary" TEXT,
    "owner" TEXT NOT NULL,
    "tags" JSONB NOT NULL,

    CONSTRAINT "users_pkey" PRIMARY KEY ("account_id","user_name","valid_from")
);

-- CreateTable
CREATE TABLE "key_listings" (
    "account_id" TEXT NOT NULL,
    "user_name" TEXT NOT NULL,
    "listed_at" TIMESTAMPTZ(3) NOT NULL,
    "report_digest" TEXT NOT NULL,

    CONSTRAINT "key_listings_pkey" PRIMARY KEY ("account_id","user_name")
);

-- CreateTable
CREATE TABLE "access_keys" (
    "account_id" TEXT NOT NULL,
    "access_key_id" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "user_name" TEXT NOT NULL,
    "is_root" BOOLEAN NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "last_used_service" TEXT,
    "last_used_region" TEXT,
    "is_use_known" BOOLEAN NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "access_keys_pkey" PRIMARY KEY ("account_id","access_key_id","valid_from")
);

-- CreateTable
CREATE TABLE "user_data_scans" (
    "account_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "instance_id" TEXT NOT NULL,
    "launch_time" TIMESTAMPTZ(3) NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "reasons" JSONB NOT NULL DEFAULT '[]',
    "bytes" INTEGER NOT NULL,

    CONSTRAINT "user_data_scans_pkey" PRIMARY KEY ("account_id","region","instance_id","launch_time")
);

-- CreateTable
CREATE TABLE "exposures" (
    "account_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "kind" TEXT NOT NULL,
    "confidence" TEXT NOT NULL,
    "access_key_id" TEXT,
    "key_account_id" TEXT,
    "secret_digest" TEXT,
    "place" TEXT NOT NULL,
    "line" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    "length" INTEGER NOT NULL,
    "owner" TEXT NOT NULL,

    CONSTRAINT "exposures_pkey" PRIMARY KEY ("account_id","region","source","resource_id","credential","valid_from")
);

-- CreateTable
CREATE TABLE "episodes" (
    "account_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "instance_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "open_at_start" BOOLEAN NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ending" TEXT,
    "owner" TEXT NOT NULL,

    CONSTRAINT "episodes_pkey" PRIMARY KEY ("account_id","region","instance_id","opened_at")
);

-- CreateTable
CREATE TABLE "findings" (
    "account_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "resource_kind" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "reopened" INTEGER NOT NULL DEFAULT 0,
    "owner" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "digest" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "findings_pkey" PRIMARY KEY ("account_id","fingerprint")
);

-- CreateTable
CREATE TABLE "finding_events" (
    "account_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "resolution" TEXT,
    "collection_id" UUID,

    CONSTRAINT "finding_events_pkey" PRIMARY KEY ("account_id","fingerprint","at","kind")
);

-- CreateTable
CREATE TABLE "rollup_days" (
    "account_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "region" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "scopes" INTEGER NOT NULL,
    "stale_scopes" INTEGER NOT NULL,

    CONSTRAINT "rollup_days_pkey" PRIMARY KEY ("account_id","day","region")
);

-- CreateTable
CREATE TABLE "rollups" (
    "account_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "region" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "eligible" INTEGER NOT NULL DEFAULT 0,
    "covered" INTEGER NOT NULL DEFAULT 0,
    "unknown" INTEGER NOT NULL DEFAULT 0,
    "exempt" INTEGER NOT NULL DEFAULT 0,
    "episodes_open" INTEGER NOT NULL DEFAULT 0,
    "episodes_open_seconds" BIGINT NOT NULL DEFAULT 0,
    "episodes_terminated" INTEGER NOT NULL DEFAULT 0,
    "episodes_stopped" INTEGER NOT NULL DEFAULT 0,
    "episodes_exempted" INTEGER NOT NULL DEFAULT 0,
    "remediated_seconds" INTEGER[],
    "keys_active" INTEGER NOT NULL DEFAULT 0,
    "keys_inactive" INTEGER NOT NULL DEFAULT 0,
    "keys_root" INTEGER NOT NULL DEFAULT 0,
    "keys_never_used" INTEGER NOT NULL DEFAULT 0,
    "keys_unused" INTEGER NOT NULL DEFAULT 0,
    "keys_age_0" INTEGER NOT NULL DEFAULT 0,
    "keys_age_91" INTEGER NOT NULL DEFAULT 0,
    "keys_age_181" INTEGER NOT NULL DEFAULT 0,
    "keys_age_365" INTEGER NOT NULL DEFAULT 0,
    "exposures_open" INTEGER NOT NULL DEFAULT 0,
    "exposures_opened" INTEGER NOT NULL DEFAULT 0,
    "exposures_resolved" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rollups_pkey" PRIMARY KEY ("account_id","day","region","owner")
);

-- CreateIndex
CREATE INDEX "collections_account_id_region_collector_started_at_idx" ON "collections"("account_id", "region", "collector", "started_at" DESC);

-- CreateIndex
CREATE INDEX "collections_started_at_idx" ON "collections"("started_at" DESC);

-- CreateIndex
CREATE INDEX "instances_account_id_region_valid_from_idx" ON "instances"("account_id", "region", "valid_from");

-- CreateIndex
CREATE INDEX "launch_template_versions_account_id_region_valid_from_idx" ON "launch_template_versions"("account_id", "region", "valid_from");

-- CreateIndex
CREATE INDEX "instance_profiles_account_id_valid_from_idx" ON "instance_profiles"("account_id", "valid_from");

-- CreateIndex
CREATE INDEX "roles_account_id_valid_from_idx" ON "roles"("account_id", "valid_from");

-- CreateIndex
CREATE INDEX "policies_account_id_valid_from_idx" ON "policies"("account_id", "valid_from");

-- CreateIndex
CREATE INDEX "users_account_id_valid_from_idx" ON "users"("account_id", "valid_from");

-- CreateIndex
CREATE INDEX "access_keys_account_id_valid_from_idx" ON "access_keys"("account_id", "valid_from");

-- CreateIndex
CREATE INDEX "exposures_account_id_region_valid_from_idx" ON "exposures"("account_id", "region", "valid_from");

-- CreateIndex
CREATE INDEX "findings_state_severity_opened_at_idx" ON "findings"("state", "severity", "opened_at");

-- CreateIndex
CREATE INDEX "findings_owner_state_idx" ON "findings"("owner", "state");

-- CreateIndex
CREATE INDEX "findings_account_id_resource_id_idx" ON "findings"("account_id", "resource_id");

-- CreateIndex
CREATE INDEX "finding_events_account_id_at_idx" ON "finding_events"("account_id", "at");

-- CreateIndex
CREATE INDEX "rollups_day_idx" ON "rollups"("day");



-- What follows is written by hand: Prisma has no words for it.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Versions: one current version a resource, none that ends before it begins, no two that overlap.
-- The exclusion compares whole keys; the hash before them only guides the search, for GiST is three to
-- six times as slow on text alone. Of a key, only the last part may hold a slash.
-- The indexes on ends serve the inventory as it was and what a snapshot changed.

ALTER TABLE instances
  ADD CONSTRAINT instances_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT instances_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || region || '/' || instance_id, 0) WITH =, (account_id || '/' || region || '/' || instance_id) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX instances_current ON instances (account_id, region, instance_id) WHERE valid_to IS NULL;
CREATE INDEX instances_ended ON instances (account_id, region, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE launch_template_versions
  ADD CONSTRAINT launch_template_versions_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT launch_template_versions_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || region || '/' || template_id || '/' || version_number::text, 0) WITH =, (account_id || '/' || region || '/' || template_id || '/' || version_number::text) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX launch_template_versions_current ON launch_template_versions (account_id, region, template_id, version_number) WHERE valid_to IS NULL;
CREATE INDEX launch_template_versions_ended ON launch_template_versions (account_id, region, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE instance_profiles
  ADD CONSTRAINT instance_profiles_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT instance_profiles_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || profile_arn, 0) WITH =, (account_id || '/' || profile_arn) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX instance_profiles_current ON instance_profiles (account_id, profile_arn) WHERE valid_to IS NULL;
CREATE INDEX instance_profiles_ended ON instance_profiles (account_id, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE roles
  ADD CONSTRAINT roles_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT roles_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || role_arn, 0) WITH =, (account_id || '/' || role_arn) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX roles_current ON roles (account_id, role_arn) WHERE valid_to IS NULL;
CREATE INDEX roles_ended ON roles (account_id, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE policies
  ADD CONSTRAINT policies_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT policies_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || policy_arn, 0) WITH =, (account_id || '/' || policy_arn) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX policies_current ON policies (account_id, policy_arn) WHERE valid_to IS NULL;
CREATE INDEX policies_ended ON policies (account_id, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE users
  ADD CONSTRAINT users_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT users_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || user_name, 0) WITH =, (account_id || '/' || user_name) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX users_current ON users (account_id, user_name) WHERE valid_to IS NULL;
CREATE INDEX users_ended ON users (account_id, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE access_keys
  ADD CONSTRAINT access_keys_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT access_keys_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || access_key_id, 0) WITH =, (account_id || '/' || access_key_id) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX access_keys_current ON access_keys (account_id, access_key_id) WHERE valid_to IS NULL;
CREATE INDEX access_keys_ended ON access_keys (account_id, valid_to) WHERE valid_to IS NOT NULL;

ALTER TABLE exposures
  ADD CONSTRAINT exposures_ends_after_it_begins CHECK (valid_to > valid_from),
  ADD CONSTRAINT exposures_no_overlap EXCLUDE USING gist
    (hashtextextended(account_id || '/' || region || '/' || source || '/' || resource_id || '/' || credential, 0) WITH =, (account_id || '/' || region || '/' || source || '/' || resource_id || '/' || credential) WITH =,
    tstzrange(valid_from, valid_to) WITH &&);
CREATE UNIQUE INDEX exposures_current ON exposures (account_id, region, source, resource_id, credential) WHERE valid_to IS NULL;
CREATE INDEX exposures_ended ON exposures (account_id, region, valid_to) WHERE valid_to IS NOT NULL;

-- What is current, by what it is asked for.
CREATE INDEX instances_current_by_state ON instances (account_id, region, state) WHERE valid_to IS NULL;
CREATE INDEX instances_current_by_profile ON instances (account_id, profile_arn) WHERE valid_to IS NULL AND profile_arn IS NOT NULL;
CREATE INDEX instances_current_by_owner ON instances (owner, account_id) WHERE valid_to IS NULL;
CREATE INDEX instance_profiles_current_by_role ON instance_profiles (account_id, role_arn) WHERE valid_to IS NULL;
CREATE INDEX access_keys_current_by_id ON access_keys (access_key_id) WHERE valid_to IS NULL;
CREATE INDEX access_keys_current_by_user ON access_keys (account_id, user_name) WHERE valid_to IS NULL;
CREATE INDEX access_keys_current_by_owner ON access_keys (owner, account_id) WHERE valid_to IS NULL;
CREATE INDEX exposures_current_by_key ON exposures (access_key_id) WHERE valid_to IS NULL AND access_key_id IS NOT NULL;
CREATE INDEX exposures_current_by_owner ON exposures (owner, account_id) WHERE valid_to IS NULL;
CREATE INDEX user_data_scans_unscanned ON user_data_scans (account_id, region) WHERE outcome <> 'scanned';

-- Collections: one runs at a time in a scope.
CREATE UNIQUE INDEX collections_running ON collections (account_id, region, collector) WHERE finished_at IS NULL;
CREATE INDEX collections_seen ON collections (account_id, seen_at) WHERE seen_at IS NOT NULL;
CREATE INDEX collections_complete ON collections (account_id, region, collector, seen_at DESC) WHERE outcome = 'complete';

-- Episodes: an instance has one that is open, or none.
ALTER TABLE episodes ADD CONSTRAINT episodes_end_together CHECK ((ended_at IS NULL) = (ending IS NULL));
CREATE UNIQUE INDEX episodes_open ON episodes (account_id, region, instance_id) WHERE ended_at IS NULL;
CREATE INDEX episodes_ended ON episodes (ended_at, account_id) WHERE ended_at IS NOT NULL;

-- Staging: the pages of running collections, beside the inventory, where nothing reads them until the
-- collection is recorded. Unlogged: a crash empties them, and their collections with it.
CREATE SCHEMA staging;

CREATE UNLOGGED TABLE staging.instances (collection_id uuid NOT NULL, LIKE instances);
ALTER TABLE staging.instances DROP COLUMN account_id, DROP COLUMN region, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, instance_id);

CREATE UNLOGGED TABLE staging.launch_template_versions (collection_id uuid NOT NULL, LIKE launch_template_versions);
ALTER TABLE staging.launch_template_versions DROP COLUMN account_id, DROP COLUMN region, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, template_id, version_number);

CREATE UNLOGGED TABLE staging.instance_profiles (collection_id uuid NOT NULL, LIKE instance_profiles);
ALTER TABLE staging.instance_profiles DROP COLUMN account_id, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, profile_arn);

CREATE UNLOGGED TABLE staging.roles (collection_id uuid NOT NULL, LIKE roles);
ALTER TABLE staging.roles DROP COLUMN account_id, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, role_arn);

CREATE UNLOGGED TABLE staging.policies (collection_id uuid NOT NULL, LIKE policies);
ALTER TABLE staging.policies DROP COLUMN account_id, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, policy_arn);

CREATE UNLOGGED TABLE staging.users (collection_id uuid NOT NULL, LIKE users);
ALTER TABLE staging.users DROP COLUMN account_id, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, user_name);

CREATE UNLOGGED TABLE staging.access_keys (collection_id uuid NOT NULL, LIKE access_keys);
ALTER TABLE staging.access_keys DROP COLUMN account_id, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, access_key_id);

CREATE UNLOGGED TABLE staging.exposures (collection_id uuid NOT NULL, LIKE exposures);
ALTER TABLE staging.exposures DROP COLUMN account_id, DROP COLUMN region, DROP COLUMN valid_from, DROP COLUMN valid_to, ADD PRIMARY KEY (collection_id, source, resource_id, credential);

CREATE UNLOGGED TABLE staging.associations (
  collection_id uuid NOT NULL,
  instance_id text NOT NULL,
  associated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (collection_id, instance_id)
);
