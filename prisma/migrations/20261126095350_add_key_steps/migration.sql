-- AlterTable
ALTER TABLE "rollups" ADD COLUMN     "keys_deactivate_now" INTEGER,
ADD COLUMN     "keys_deactivated" INTEGER,
ADD COLUMN     "keys_migrated" INTEGER,
ADD COLUMN     "keys_ready_to_deactivate" INTEGER,
ADD COLUMN     "keys_ready_to_delete" INTEGER,
ADD COLUMN     "keys_still_needed" INTEGER,
ADD COLUMN     "keys_unknown" INTEGER,
ADD COLUMN     "keys_watch" INTEGER;

-- Prisma has no words for indexes of a part. Those that are there are found by this one too.
DROP INDEX exposures_current_by_key;
CREATE INDEX exposures_by_key ON exposures (access_key_id) WHERE access_key_id IS NOT NULL;
