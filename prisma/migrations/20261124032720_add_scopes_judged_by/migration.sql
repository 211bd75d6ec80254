-- AlterTable
ALTER TABLE "scopes" ADD COLUMN     "judged_by" TEXT;
