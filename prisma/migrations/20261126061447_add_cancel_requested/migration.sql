-- AlterTable
ALTER TABLE "collections" ADD COLUMN     "cancel_requested_at" TIMESTAMPTZ(3);
